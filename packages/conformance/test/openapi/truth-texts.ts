/** Texts of parameters: spellings of numbers, of what only looks like one, of words, and of nothing. */
export const parameterTexts =
  ',0,1,-1,1.5,2,3,-0,2.0,1e0,1e400,07,+1,1.,0x1,true,false,True,null,a,ab,abcd,b,😀,2020-02-29,2020-02-30,2026-01-31T09:00:00Z,user@example.com,127.0.0.1'.split(
    ',',
  );

const number = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/;

/** What a text can stand for: itself, and the number or the boolean that JSON spells so. */
export function meaningsOf(text: string): readonly unknown[] {
  if (text === 'true' || text === 'false') return [text, text === 'true'];
  return number.test(text) && Number.isFinite(Number(text)) ? [text, Number(text)] : [text];
}

/** What a list of texts can stand for: a meaning for each of them. */
export function listMeaningsOf([first, ...rest]: readonly string[]): readonly (readonly unknown[])[] {
  if (first === undefined) return [[]];
  return meaningsOf(first).flatMap((meaning) => listMeaningsOf(rest).map((others) => [meaning, ...others]));
}
