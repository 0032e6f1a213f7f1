import type { Mistake } from '../../shapes/mistake.ts';
import type { SchemaNode } from '../../shapes/schema.ts';
import { dynamicTarget, DynamicScopes, NO_SCOPE } from './dynamic-scope.ts';
import { foreignOf, patternsIn } from './foreign.ts';
import { hasNested, keywordForms } from './keyword-forms.ts';
import { isReading, readKeyword, readValue, type KeywordReader } from './keyword-value.ts';
import { simplified, type Draft } from './draft.ts';
import { defaultedOf, markedDefaultOf, ownCodecOf, transformOf } from './marks.ts';
import { toModern } from './modern.ts';
import { faultOfPattern } from './patterns.ts';
import { inside, isAround, mistakeAt, placeAt, spotAround, type Around, type Place, type SchemaSite } from './place.ts';
import { ReadingMemory } from './reading-memory.ts';
import { isRawSchema, type RawSchema } from './raw-schema.ts';
import { unreadable } from './readable.ts';
import { mayRefer } from './reference-scan.ts';
import { References } from './references.ts';
import { SimpleNodes } from './simple-node.ts';
import { type SchemaDocument, startsDocument, type Spot } from './schema-document.ts';
import type { Target } from './target.ts';
import { isNamed, Targets } from './targets.ts';
import { TransformTable } from './transform-table.ts';
import type { Vocabulary } from './vocabulary.ts';

/** A default that waits for every schema to be read. */
export interface PendingDefault {
  readonly draft: Draft;
  readonly node: SchemaNode;
  readonly value: unknown;
  readonly place: Place;
}

/** One schema that is being read. */
interface Reading {
  readonly schema: RawSchema;
  readonly modern: RawSchema;
  readonly place: Place;
  /** What the schemas inside it have around them. */
  readonly around: Around;
  readonly vocabulary: Vocabulary;
}

const REFERRING = ['$ref', '$dynamicRef'] as const;

/** Turns raw schemas into nodes. Definitions get their names later, in `Names`. */
export class Normaliser {
  readonly targets = new Targets();
  readonly transforms = new TransformTable();
  readonly pendingDefaults: PendingDefault[] = [];
  /** Whether a schema was met that no node can express. */
  hasForeign = false;
  /** References to names that were not declared (yet), with the first place of each. */
  readonly awaited = new Map<string, Place>();
  readonly #report: (mistake: Mistake) => void;
  readonly #references: References;
  readonly #scopes = new DynamicScopes();
  readonly #memory = new ReadingMemory();
  readonly #simple = new SimpleNodes();
  /** Bodies without a reference inside: they mean the same in every document. */
  readonly #bodies = new Map<object, SchemaNode>();
  readonly #isRead = (schema: object): boolean => this.#bodies.has(schema);
  #referencesMet = 0;
  #mistakes = 0;
  /** Nodes that lead to definitions, or hold a value that rules look at, by themselves or inside. Most schemas do neither. */
  readonly #notable = new Set<SchemaNode>();
  #notableMet = 0;

  constructor(report: (mistake: Mistake) => void, remotes: ReadonlyMap<string, unknown>) {
    this.#report = report;
    this.#references = new References(remotes);
  }

  /** The node of a schema given at a site. */
  read(schema: unknown, site: SchemaSite): SchemaNode {
    const document = this.#memory.documentOf(schema, null);
    const before = this.#notableMet;
    return this.#noted(this.#root(document, placeAt(document.rootSpot, site, null)), before);
  }

  /** Whether a node that was read leads to definitions, or has a default or an example, also inside. */
  isNotable(node: SchemaNode): boolean {
    return this.#notable.has(node);
  }

  #noted(node: SchemaNode, before: number): SchemaNode {
    if (this.#notableMet !== before && typeof node === 'object') this.#notable.add(node);
    return node;
  }

  #root(document: SchemaDocument, place: Place): SchemaNode {
    const { root } = document;
    if (!isRawSchema(root) || unreadable(root) !== null) return this.#node(root, place);
    if (this.#references.vocabularyOf(document) === 'unknown') {
      this.#mistake(
        place,
        'schema.unsupported',
        `the meta-schema ${String(root['$schema'])} is unknown`,
        'remove $schema, or name https://json-schema.org/draft/2020-12/schema',
      );
    }
    document.isPlain = !mayRefer(root, this.#isRead);
    if (!document.isPlain || isNamed(root)) this.#memory.keep(document);
    if (document.isPlain) return this.#node(root, place.scope === null ? place : { ...place, scope: null });
    const { isForeign, isDynamic } = this.#references.reachOf(document);
    if (isForeign) return this.#foreign(document, place);
    return this.#node(root, { ...place, scope: isDynamic ? this.#scopes.enter(NO_SCOPE, document.rootSpot) : null });
  }

  #node(schema: unknown, place: Place): SchemaNode {
    if (typeof schema === 'boolean') return schema;
    const fault = unreadable(schema);
    if (fault !== null) this.#mistake(place, fault.code, fault.message, fault.advice);
    if (fault !== null || !isRawSchema(schema)) return true;
    if (isAround(schema, place.around)) {
      this.#mistake(place, 'schema.cyclic', 'the schema object contains itself', 'use t.Recursive(…), or $ref');
      return true;
    }
    if (place.document.isPlain && !isNamed(schema)) return this.#withDefault(schema, this.#plainBody(schema, place), place);
    // A schema that is being read elsewhere, further up a chain of references, can only be referred to.
    const isOpen = this.#memory.of(place).open.has(schema);
    const body = isNamed(schema) || isOpen ? undefined : this.#body(schema, place);
    const target = body === undefined ? this.#target(schema, place) : this.#memory.of(place).targets.get(schema);
    if (body === undefined && !isOpen) this.#body(schema, place);
    return this.#withDefault(schema, target === undefined ? (body ?? true) : this.targets.refer(target, {}), place);
  }

  /** What a schema says itself, its name aside. */
  #body(schema: RawSchema, place: Place): SchemaNode {
    const { bodies, open, targets } = this.#memory.of(place);
    this.#notableMet++;
    let body = this.#bodies.get(schema);
    if (body === undefined) {
      const metBefore = this.#referencesMet;
      body = bodies.get(schema);
      if (body !== undefined) this.#referencesMet++; // it was kept with this document for its references
      else {
        open.add(schema);
        body = this.#write(schema, place);
        open.delete(schema);
        this.#notable.add(body);
        if (this.#referencesMet === metBefore) this.#bodies.set(schema, body);
        else bodies.set(schema, body);
      }
    }
    const target = targets.get(schema);
    if (target !== undefined) target.body = body;
    return body;
  }

  /** The same where nothing refers to anything. */
  #plainBody(schema: RawSchema, place: Place): SchemaNode {
    const known = this.#bodies.get(schema);
    if (known !== undefined) {
      if (this.#notable.has(known)) this.#notableMet++;
      return known;
    }
    const mistakes = this.#mistakes;
    const notable = this.#notableMet;
    const body = this.#noted(this.#write(schema, place), notable);
    // The others say nothing that must not be said twice, and are cheap.
    if (this.#mistakes !== mistakes || this.#notableMet !== notable || (typeof body === 'object' && hasNested(body))) this.#bodies.set(schema, body);
    return body;
  }

  #write(schema: RawSchema, place: Place): SchemaNode {
    const modern = toModern(schema);
    const draft: Draft = {};
    const reading: Reading = { schema, modern, place, around: { schema, outer: place.around }, vocabulary: this.#references.vocabularyOf(place.document) };
    // No iterator: before it is optimised, for…of makes an object for each step.
    const keywords = Object.keys(modern);
    for (let index = 0; index < keywords.length; index++) this.#keyword(draft, keywords[index] as string, reading); // below its length
    this.#marks(draft, schema, modern);
    const isSatisfiable =
      place.document.isPlain || REFERRING.every((keyword) => modern[keyword] === undefined || this.#reference(keyword, draft, schema, place));
    return isSatisfiable ? simplified(draft) : false;
  }

  #keyword(draft: Draft, keyword: string, reading: Reading): void {
    const { schema, modern, place, vocabulary } = reading;
    if (modern[keyword] === undefined) return;
    const form = keywordForms.get(keyword) ?? (keyword.startsWith('x-') ? 'json' : undefined);
    if (form === undefined || (keyword === 'default' && markedDefaultOf(schema) !== undefined)) return;
    if (keyword === 'default' || keyword === 'examples') this.#notableMet++;
    if (typeof vocabulary === 'object' && vocabulary.without.has(keyword)) return;
    const read = isReading(form) ? readKeyword(form, modern[keyword], this.#reader(keyword, reading)) : readValue(form, modern[keyword]);
    if ('value' in read) (draft as Record<string, unknown>)[keyword] = read.value; // by the form of the keyword
    else this.#mistake(place, 'schema.invalid-keyword', `${keyword} must be ${read.expected}`, 'correct the keyword, or remove it');
  }

  #reader(keyword: string, { schema, modern, place, around, vocabulary }: Reading): KeywordReader {
    const mayBeSimple = place.document.isPlain && vocabulary === 'all';
    return {
      node: (child, token) =>
        (mayBeSimple ? this.#simple.of(child) : null) ?? this.#child(schema, child, this.#entered(inside(place, around, { keyword, token, child }), place)),
      pattern: (text) => this.#pattern(text, modern, place),
    };
  }

  #pattern(text: string, schema: RawSchema, place: Place): void {
    const fault = faultOfPattern(text);
    if (fault === null || (fault.code === 'schema.unsafe-pattern' && typeof schema['unsafePattern'] === 'string')) return;
    this.#mistake(place, fault.code, fault.message, fault.advice);
  }

  /** Plain JSON Schema inside a TypeBox schema is a document of its own: its `#` means itself. */
  #child(parent: RawSchema, child: unknown, place: Place): SchemaNode {
    if (!startsDocument(parent, child) || isAround(child, place.around)) return this.#node(child, place);
    const document = this.#memory.documentOf(child, place.document);
    return this.#root(document, { ...place, document, base: document.rootSpot.base });
  }

  #foreign(document: SchemaDocument, place: Place): SchemaNode {
    for (const { text, schema, pointer } of patternsIn(document)) this.#pattern(text, schema, { ...place, pointer });
    const foreign = foreignOf(document, this.#references);
    this.hasForeign = true;
    if ('json' in foreign) return { foreign: foreign.json };
    this.#mistake(place, 'schema.not-json', foreign.problem, 'write JSON only');
    return true;
  }

  /**
   * Writes a reference into the draft; a dynamic one too is a plain `$ref`, since the way to this place says what it means.
   * False when nothing can satisfy it: a reference to a boolean schema is that boolean.
   */
  #reference(keyword: string, draft: Draft, schema: RawSchema, place: Place): boolean {
    this.#referencesMet++;
    const reference = schema[keyword];
    if (typeof reference !== 'string') {
      this.#mistake(place, 'schema.invalid-keyword', `${keyword} must be a string`, 'correct the keyword, or remove it');
      return true;
    }
    const own: Draft = draft.$ref === undefined ? draft : {};
    if (own !== draft) draft.allOf = [...(draft.allOf ?? []), own];
    const found = spotAround(reference, schema, place) ?? this.#spotOf(reference, own, place);
    if (found === undefined) return true;
    return this.#lead(keyword === '$dynamicRef' ? dynamicTarget(reference, found, place.scope ?? NO_SCOPE) : found, own, place);
  }

  /** Makes the draft a reference to the schema at a spot. */
  #lead(spot: Spot, draft: Draft, place: Place): boolean {
    const at = this.#entered(placeAt(spot, place.site, place.scope), null);
    if (!isRawSchema(spot.schema) || unreadable(spot.schema) !== null) return this.#node(spot.schema, at) !== false;
    const target = this.#target(spot.schema, at);
    if (!this.#memory.of(at).open.has(spot.schema)) this.#body(spot.schema, at);
    this.targets.refer(target, draft);
    return true;
  }

  #spotOf(reference: string, draft: Draft, place: Place): Spot | undefined {
    const found = this.#references.resolve(reference, place.document, place.base);
    if (typeof found === 'object' && 'spot' in found) return found.spot;
    if (typeof found === 'object') {
      draft.$ref = found.name;
      if (!this.awaited.has(found.name)) this.awaited.set(found.name, place);
    } else {
      this.#mistake(place, 'schema.unresolved-ref', `$ref ${reference} leads nowhere`, 'declare what it names under $defs, or correct it');
    }
    return undefined;
  }

  #target(schema: RawSchema, place: Place): Target {
    const { targets, bodies } = this.#memory.of(place);
    const target = targets.get(schema) ?? this.targets.create(schema, place, this.#bodies.get(schema) ?? bodies.get(schema));
    targets.set(schema, target);
    return target;
  }

  #marks(draft: Draft, schema: RawSchema, modern: RawSchema): void {
    const transform = transformOf(schema);
    const own = ownCodecOf(schema);
    if (transform !== undefined) draft.codec = { transform: this.transforms.numberOf(transform, own, schema) };
    else if (own !== undefined) draft.codec = own;
    const defaulted = defaultedOf(modern);
    if (defaulted.length > 0) draft.defaulted = defaulted;
  }

  /** The default stands beside a reference, not in the definition: other places share that one. */
  #withDefault(schema: RawSchema, node: SchemaNode, place: Place): SchemaNode {
    const marked = markedDefaultOf(schema);
    if (marked === undefined || node === false) return node;
    this.#notableMet++;
    const draft: Draft = { ...(node === true ? {} : node) };
    const target = node === true ? undefined : this.targets.of(node);
    if (target !== undefined) this.targets.refer(target, draft);
    this.pendingDefaults.push({ draft, node, value: marked.value, place });
    return draft;
  }

  /** The place with the resource that it stands in entered. */
  #entered(place: Place, from: Place | null): Place {
    if (place.scope === null || place.base === from?.base) return place;
    return { ...place, scope: this.#scopes.enter(place.scope, { ...place, schema: undefined }) };
  }

  #mistake(place: Place, code: string, message: string, advice: string): void {
    this.#mistakes++;
    this.#report(mistakeAt(place, code, message, advice));
  }
}
