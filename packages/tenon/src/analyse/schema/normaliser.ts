import type { Mistake } from '../../shapes/mistake.ts';
import type { SchemaNode, Transform } from '../../shapes/schema.ts';
import { foreignOf } from './foreign.ts';
import { keywordForms } from './keyword-forms.ts';
import { readKeyword, type KeywordReader } from './keyword-value.ts';
import { hasCounterName, kindOf, markedDefaultOf, ownCodecOf, transformOf } from './marks.ts';
import { toModern } from './modern.ts';
import { faultOfPattern } from './patterns.ts';
import { composed, type OwnCodec } from './own-codecs.ts';
import { inside, isAround, mistakeAt, placeAt, type Place, type SchemaSite } from './place.ts';
import { isRawSchema, type RawSchema } from './raw-schema.ts';
import { unreadable } from './readable.ts';
import { COMPONENT_NAME, References } from './references.ts';
import { NO_BASE, SchemaDocument, type Spot } from './schema-document.ts';
import { stemOf } from './stems.ts';
import type { Draft, Target, TargetName } from './target.ts';

/** A default that waits for every schema to be read. */
export interface PendingDefault { readonly draft: Draft; readonly node: SchemaNode; readonly value: unknown; readonly place: Place }

/** Turns raw schemas into nodes. Definitions get their names later, in `Names`. */
export class Normaliser {
  readonly targets: Target[] = [];
  /** The first target of each name that a user gave. */
  readonly given = new Map<string, Target>();
  readonly transforms: Transform[] = [];
  readonly pendingDefaults: PendingDefault[] = [];
  /** References to names that were not declared (yet), with the first place of each. */
  readonly awaited = new Map<string, Place>();
  /** What each reference leads to; a name given by a user may have several targets of one structure. */
  readonly targetByNode = new WeakMap<object, Target>();
  readonly #report: (mistake: Mistake) => void;
  readonly #references: References;
  readonly #memory = new WeakMap<SchemaDocument, DocumentMemory>();
  readonly #documents = new WeakMap<object, SchemaDocument>();
  /** Bodies without a reference inside: they mean the same in every document. */
  readonly #bodies = new WeakMap<object, SchemaNode>();
  readonly #transformNumbers = new Map<Transform['decode'], NumberedTransform[]>();
  #referencesMet = 0;

  constructor(report: (mistake: Mistake) => void, remotes: ReadonlyMap<string, unknown>) {
    this.#report = report;
    this.#references = new References(remotes);
  }

  /** The node of a schema given at a site. */
  read(schema: unknown, site: SchemaSite): SchemaNode {
    const document = this.#documentOf(schema, null);
    const place = placeAt(document.rootSpot, site);
    if (isRawSchema(schema) && unreadable(schema) === null && this.#references.isForeign(document)) return this.#foreign(document, place);
    return this.#node(schema, place);
  }

  #node(schema: unknown, place: Place): SchemaNode {
    if (typeof schema === 'boolean') return schema;
    const fault = unreadable(schema);
    if (fault !== null || !isRawSchema(schema)) {
      if (fault !== null) this.#report(mistakeAt(place, fault.code, fault.message, fault.advice));
      return true;
    }
    if (isAround(schema, place.around)) {
      this.#report(mistakeAt(place, 'schema.cyclic', 'the schema object contains itself', 'use t.Recursive(…), or $ref'));
      return true;
    }
    const memory = this.#memoryOf(place.document);
    const target = memory.targets.get(schema) ?? (isNamed(schema) || memory.open.has(schema) ? this.#target(schema, place) : undefined);
    const body = memory.open.has(schema) ? true : this.#body(schema, place);
    const known = target ?? memory.targets.get(schema);
    return this.#withDefault(schema, known === undefined ? body : this.#refer(known, {}), place);
  }

  /** What a schema says itself, its name aside. */
  #body(schema: RawSchema, place: Place): SchemaNode {
    const memory = this.#memoryOf(place.document);
    const known = this.#bodies.get(schema) ?? memory.bodies.get(schema);
    if (known !== undefined) {
      if (!this.#bodies.has(schema)) this.#referencesMet++;
      return this.#finish(schema, known, memory);
    }
    const metBefore = this.#referencesMet;
    memory.open.add(schema);
    const body = this.#write(schema, place);
    memory.open.delete(schema);
    memory.bodies.set(schema, body);
    if (this.#referencesMet === metBefore) this.#bodies.set(schema, body);
    return this.#finish(schema, body, memory);
  }

  #finish(schema: RawSchema, body: SchemaNode, memory: DocumentMemory): SchemaNode {
    const target = memory.targets.get(schema);
    if (target !== undefined) target.body = body;
    return body;
  }

  #write(schema: RawSchema, place: Place): SchemaNode {
    const modern = toModern(schema);
    const draft: Draft = {};
    for (const [keyword, value] of Object.entries(modern)) {
      if (value !== undefined) this.#keyword(draft, keyword, value, modern, { schema, place });
    }
    this.#marks(draft, schema, modern);
    const reference = modern['$ref'] === undefined ? true : this.#reference(modern['$ref'], draft, schema, place);
    return reference === false ? false : simplified(draft);
  }

  #keyword(draft: Draft, keyword: string, value: unknown, modern: RawSchema, at: { readonly schema: RawSchema; readonly place: Place }): void {
    const form = keywordForms.get(keyword) ?? (keyword.startsWith('x-') ? 'json' : undefined);
    if (form === undefined || (keyword === 'default' && markedDefaultOf(at.schema) !== undefined)) return;
    const read = readKeyword(form, value, this.#reader(keyword, modern, at));
    if ('value' in read) Object.assign(draft, { [keyword]: read.value });
    else this.#report(mistakeAt(at.place, 'schema.invalid-keyword', `${keyword} must be ${read.expected}`, 'correct the keyword, or remove it'));
  }

  #reader(keyword: string, modern: RawSchema, { schema, place }: { readonly schema: RawSchema; readonly place: Place }): KeywordReader {
    return {
      node: (child, ...tokens) => this.#child(schema, child, inside(place, schema, child, keyword, ...tokens)),
      pattern: (text) => {
        const fault = typeof modern['unsafePattern'] === 'string' ? null : faultOfPattern(text);
        if (fault !== null) this.#report(mistakeAt(place, fault.code, fault.message, fault.advice));
      },
    };
  }

  /** Plain JSON Schema inside a TypeBox schema is a document of its own: its `#` means itself. */
  #child(parent: RawSchema, child: unknown, place: Place): SchemaNode {
    if (!this.#references.startsDocument(parent, child) || unreadable(child) !== null) return this.#node(child, place);
    const document = this.#documentOf(child, place.document);
    if (this.#references.isForeign(document)) return this.#foreign(document, place);
    return this.#node(child, { ...place, document, base: document.rootSpot.base, pointer: '' });
  }

  #foreign(document: SchemaDocument, place: Place): SchemaNode {
    const foreign = foreignOf(document, this.#references);
    if ('json' in foreign) return { foreign: foreign.json };
    this.#report(mistakeAt(place, 'schema.not-json', foreign.problem, 'write JSON only'));
    return true;
  }

  /** Writes `$ref` into the draft; a reference to a boolean schema is that boolean. */
  #reference(reference: unknown, draft: Draft, schema: RawSchema, place: Place): boolean {
    this.#referencesMet++;
    if (typeof reference !== 'string') {
      this.#report(mistakeAt(place, 'schema.invalid-keyword', '$ref must be a string', 'correct the keyword, or remove it'));
      return true;
    }
    const spot = around(reference, schema, place) ?? this.#spotOf(reference, draft, place);
    if (spot === undefined) return true;
    if (typeof spot.schema === 'boolean') return spot.schema;
    if (!isRawSchema(spot.schema)) return this.#node(spot.schema, placeAt(spot, place.site)) !== false;
    const at = placeAt(spot, place.site);
    const target = this.#target(spot.schema, at);
    if (!this.#memoryOf(spot.document).open.has(spot.schema)) this.#body(spot.schema, at);
    this.#refer(target, draft);
    return true;
  }

  #spotOf(reference: string, draft: Draft, place: Place): Spot | undefined {
    const found = this.#references.resolve(reference, place.document, place.base);
    if (typeof found === 'object' && 'spot' in found) return found.spot;
    if (typeof found === 'object') {
      draft.$ref = found.name;
      if (!this.awaited.has(found.name)) this.awaited.set(found.name, place);
    } else {
      this.#report(mistakeAt(place, 'schema.unresolved-ref', `$ref ${reference} leads nowhere`, 'declare what it names under $defs, or correct it'));
    }
    return undefined;
  }

  #target(schema: RawSchema, place: Place): Target {
    const { targets, bodies } = this.#memoryOf(place.document);
    const known = targets.get(schema);
    if (known !== undefined) return known;
    const name = nameOf(schema, place.pointer);
    const key = 'given' in name ? name.given : `${place.site.hint}${name.stem}.${this.targets.length}`;
    const target: Target = { name, key, place, body: this.#bodies.get(schema) ?? bodies.get(schema), references: [] };
    targets.set(schema, target);
    if ('given' in name && !this.given.has(key)) this.given.set(key, target);
    this.targets.push(target);
    return target;
  }

  #marks(draft: Draft, schema: RawSchema, modern: RawSchema): void {
    const transform = transformOf(schema);
    const own = ownCodecOf(schema);
    if (transform !== undefined) draft.codec = { transform: this.#transform(transform, own) };
    else if (own !== undefined) draft.codec = own;
    const defaulted = defaultedOf(modern);
    if (defaulted.length > 0) draft.defaulted = defaulted;
  }

  /** Equal transforms get one number: two uses of one schema must say the same. */
  #transform(transform: Transform, own: OwnCodec | undefined): number {
    const known = this.#transformNumbers.get(transform.decode) ?? [];
    const found = known.find((each) => each.encode === transform.encode && each.own === own);
    if (found !== undefined) return found.number;
    const number = this.transforms.push(own === undefined ? transform : composed(own, transform)) - 1;
    this.#transformNumbers.set(transform.decode, [...known, { encode: transform.encode, own, number }]);
    return number;
  }

  /** The default stands beside a reference, not in the definition: other places share that one. */
  #withDefault(schema: RawSchema, node: SchemaNode, place: Place): SchemaNode {
    const marked = markedDefaultOf(schema);
    if (marked === undefined || node === false) return node;
    const draft: Draft = { ...(node === true ? {} : node) };
    const target = node === true ? undefined : this.targetByNode.get(node);
    if (target !== undefined) this.#refer(target, draft);
    this.pendingDefaults.push({ draft, node, value: marked.value, place });
    return draft;
  }

  #refer(target: Target, draft: Draft): Draft {
    draft.$ref = target.key;
    target.references.push(draft);
    this.targetByNode.set(draft, target);
    return draft;
  }

  #documentOf(schema: unknown, parent: SchemaDocument | null): SchemaDocument {
    if (!isRawSchema(schema)) return new SchemaDocument(schema, NO_BASE, parent);
    const known = this.#documents.get(schema);
    if (known !== undefined && known.parent === parent) return known;
    const document = new SchemaDocument(schema, NO_BASE, parent);
    this.#documents.set(schema, document);
    return document;
  }

  #memoryOf(document: SchemaDocument): DocumentMemory {
    const known = this.#memory.get(document);
    if (known !== undefined) return known;
    const memory: DocumentMemory = { bodies: new Map(), targets: new Map(), open: new Set() };
    this.#memory.set(document, memory);
    return memory;
  }
}

interface NumberedTransform { readonly encode: Transform['encode']; readonly own: OwnCodec | undefined; readonly number: number }

/** What is known about the schemas of one document. */
interface DocumentMemory {
  readonly bodies: Map<object, SchemaNode>;
  readonly targets: Map<object, Target>;
  /** Schemas that are being read. */
  readonly open: Set<object>;
}

function isNamed(schema: RawSchema): boolean {
  return typeof schema['$id'] === 'string' && !schema['$id'].startsWith('#');
}

function nameOf(schema: RawSchema, pointer: string): TargetName {
  if (hasCounterName(schema)) return { stem: '' };
  if (!isNamed(schema)) return { stem: stemOf(undefined, pointer) };
  const id = String(schema['$id']);
  return COMPONENT_NAME.test(id) ? { given: id } : { stem: stemOf(id, pointer) };
}

/** TypeBox's `This` means the nearest schema around it with that `$id`: two copies of TypeBox may both count `T0`. */
function around(reference: string, schema: RawSchema, place: Place): Spot | undefined {
  if (kindOf(schema) !== 'This') return undefined;
  for (let link = place.around; link !== null; link = link.outer) {
    if ((link.schema as RawSchema)['$id'] === reference) return { document: place.document, schema: link.schema, base: place.base, pointer: place.pointer };
  }
  return undefined;
}

/** The required members that `t.Default` fills. */
function defaultedOf({ properties, required }: RawSchema): string[] {
  if (!isRawSchema(properties) || !Array.isArray(required)) return [];
  return Object.entries(properties).filter(([name, member]) => required.includes(name) && isRawSchema(member) && markedDefaultOf(member) !== undefined).map(([name]) => name);
}

/** `{}` and `{ not: true }` are the boolean schemas. */
function simplified(draft: Draft): SchemaNode {
  if (draft.if === undefined) {
    delete draft.then;
    delete draft.else;
  }
  const keywords = Object.keys(draft);
  if (keywords.length === 0) return true;
  return keywords.length === 1 && draft.not === true ? false : draft;
}
