/** What is refused first while there is too much to do: `low` early, `high` never. */
export type Priority = 'low' | 'normal' | 'high';
