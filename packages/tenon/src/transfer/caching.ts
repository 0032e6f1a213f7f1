export {
  entityTag,
  type EntityTagDependencies,
  type EntityTagOptions,
  type TagForReading,
  type TagForWriting,
  type TagToChange,
  type TagValue,
} from './entity-tag.ts';
