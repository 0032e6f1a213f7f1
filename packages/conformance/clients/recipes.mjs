/**
 * How each generator makes a client of the bookshop, and how its program runs.
 * Each command is run as it stands, in a folder that holds what stands in `clients/<name>`, and the document as openapi.json.
 *
 * @typedef {object} Recipe
 * @property {string} name Folder below `clients`, and the name under which the program registers.
 * @property {string} language
 * @property {'3.0' | '3.1'} document Which document it reads.
 * @property {readonly Tool[]} needs
 * @property {readonly string[]} install Commands that need to run again only when the folder has changed.
 * @property {readonly string[]} generate Commands that make the client and build the program.
 * @property {readonly string[]} [unread] Operations that it cannot read, which are taken out of the document for it.
 * @property {string} visit The command that runs the program, without the address of the shop and the name of the visitor.
 *
 * @typedef {object} Tool
 * @property {string} name
 * @property {string} version The command that prints its version.
 * @property {string} atLeast
 * @property {string} install What to do without it.
 */

/** @type {Readonly<Record<string, Tool>>} What a language needs. */
export const tools = {
  python: { name: 'Python', version: 'python3 --version', atLeast: '3.11', install: 'apt-get install python3 python3-venv, or python.org' },
  go: { name: 'Go', version: 'go version', atLeast: '1.26', install: 'go.dev/doc/install' },
  java: { name: 'Java', version: 'javac --version', atLeast: '17', install: 'apt-get install openjdk-17-jdk-headless, or adoptium.net' },
  maven: { name: 'Maven', version: 'mvn --version', atLeast: '3.6.3', install: 'apt-get install maven, or maven.apache.org' },
  rust: { name: 'Rust', version: 'cargo --version', atLeast: '1.88', install: 'rustup.rs' },
};

/** @type {readonly Recipe[]} Those that need only what the repository installs; `npm test` runs them. */
export const ownRecipes = [
  {
    name: 'openapi-typescript',
    language: 'TypeScript',
    document: '3.1',
    needs: [],
    install: [],
    generate: ['npx openapi-typescript openapi.json -o schema.ts --default-non-nullable=false', 'npx tsc -p .'],
    visit: 'node visit.js',
  },
  {
    name: 'hey-api',
    language: 'TypeScript',
    document: '3.1',
    needs: [],
    install: [],
    generate: ['npx openapi-ts -i openapi.json -o client -c @hey-api/client-fetch', 'npx tsc -p .'],
    visit: 'node visit.js',
  },
];

/** @type {readonly Recipe[]} Those that install more or need another language; `npm run test:clients` runs them. */
export const foreignRecipes = [
  {
    name: 'orval',
    language: 'TypeScript',
    document: '3.1',
    needs: [],
    install: ['npm ci --no-audit --no-fund'],
    generate: ['npx orval --config orval.config.ts', 'npx tsc -p .'],
    visit: 'node visit.js',
  },
  {
    name: 'openapi-python-client',
    language: 'Python',
    document: '3.1',
    needs: [tools.python],
    install: ['python3 -m venv .venv', 'pip install --quiet -r requirements.txt'],
    generate: ['openapi-python-client generate --path openapi.json --output-path client --meta none --overwrite'],
    visit: 'python visit.py',
  },
  {
    name: 'openapi-generator-python',
    language: 'Python',
    document: '3.0',
    needs: [tools.python, tools.java],
    install: ['python3 -m venv .venv', 'pip install --quiet -r requirements.txt'],
    generate: ['openapi-generator-cli generate -g python -i openapi.json -o client --package-name shop'],
    visit: 'python visit.py',
  },
  {
    name: 'openapi-generator-java',
    language: 'Java',
    document: '3.0',
    needs: [tools.java, tools.maven],
    install: ['mvn --batch-mode --quiet generate-resources'],
    generate: [
      'java -jar generator/openapi-generator-cli.jar generate -g java -i openapi.json -o client -c config.yaml',
      'javac -d classes -cp lib/* -sourcepath client/src/main/java Visit.java',
    ],
    visit: 'java -cp classes:lib/* Visit',
  },
  {
    name: 'oapi-codegen',
    language: 'Go',
    document: '3.1',
    needs: [tools.go],
    install: [],
    generate: ['go tool oapi-codegen -config config.yaml openapi.json', 'go build -o visit .'],
    visit: './visit',
  },
  {
    name: 'ogen',
    language: 'Go',
    document: '3.1',
    needs: [tools.go],
    install: [],
    generate: ['go tool ogen -config config.yaml -target client -package client -clean -loglevel error openapi.json', 'go build -o visit .'],
    visit: './visit',
  },
  {
    name: 'progenitor',
    language: 'Rust',
    document: '3.0',
    unread: ['booksSetCover'], // it has no forms in parts
    needs: [tools.rust],
    install: [],
    generate: ['cargo build --locked --quiet'],
    visit: 'target/debug/visit',
  },
];
