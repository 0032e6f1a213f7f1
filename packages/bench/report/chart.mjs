/** Charts as SVG: panels of horizontal bars with whiskers, readable on light and dark pages, with a text for who cannot see them. */

const size = { width: 760, gap: 24, head: 26, row: 18, foot: 16, label: 118, value: 62 };

const style = `
text { font: 12px system-ui, sans-serif; fill: #1f2328 }
.title { font-weight: 600 }
.name, .value { font-size: 11px }
.value, .name { fill: #59636e }
.bar { fill: #afb8c1 } .own { fill: #0969da } .whisker { stroke: #1f2328; stroke-width: 1 } .cut { fill: none; stroke: #59636e }
@media (prefers-color-scheme: dark) {
text { fill: #f0f6fc } .value, .name { fill: #9198a1 } .bar { fill: #656c76 } .own { fill: #4493f8 } .whisker { stroke: #f0f6fc } .cut { stroke: #9198a1 }
}`;

const escaped = (text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
const point = (number) => Number(number.toFixed(1));

/**
 * A whole chart.
 * @param chart { title, description, panels: [{ title, bars: [{ name, isOwn, value, low, high, text }], most }] }; bars longer than `most` are cut.
 */
export function chartOf({ title, description, panels }) {
  const columns = panels.length > 1 ? 2 : 1;
  const width = (size.width - size.gap * (columns - 1)) / columns;
  const rows = Array.from({ length: Math.ceil(panels.length / columns) }, (_, row) => panels.slice(row * columns, (row + 1) * columns));
  const heights = rows.map((row) => Math.max(...row.map(({ bars }) => size.head + bars.length * size.row + size.foot)));
  const tops = heights.map((_, row) => heights.slice(0, row).reduce((sum, height) => sum + height, 0));
  const drawn = rows.flatMap((row, index) => row.map((panel, column) => panelOf(panel, { x: column * (width + size.gap), y: tops[index], width })));
  const height = heights.reduce((sum, each) => sum + each, 0);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size.width} ${height}" width="${size.width}" height="${height}" role="img" aria-labelledby="title description">`,
    `<title id="title">${escaped(title)}</title>`,
    `<desc id="description">${escaped(description)}</desc>`,
    `<style>${style}</style>`,
    ...drawn,
    '</svg>',
    '',
  ].join('\n');
}

function panelOf({ title, bars, most }, { x, y, width }) {
  const scale = (width - size.label - size.value) / Math.min(most, Math.max(...bars.map(({ high }) => high)));
  const lines = bars.map((bar, index) => barOf(bar, { y: size.head + index * size.row, scale, most }));
  return `<g transform="translate(${point(x)} ${y})"><text class="title" x="0" y="16">${escaped(title)}</text>\n${lines.join('\n')}\n</g>`;
}

function barOf({ name, isOwn, value, low, high, text }, { y, scale, most }) {
  const isCut = value > most;
  const end = size.label + Math.min(value, most) * scale;
  const middle = y + size.row / 2;
  const whisker = isCut ? cutMark(end, middle) : whiskerOf(size.label + low * scale, size.label + Math.min(high, most) * scale, middle);
  const textX = Math.max(end, isCut ? 0 : size.label + Math.min(high, most) * scale) + 6;
  return [
    `<text class="name" x="${size.label - 6}" y="${middle + 4}" text-anchor="end">${escaped(name)}</text>`,
    `<rect class="${isOwn ? 'own' : 'bar'}" x="${size.label}" y="${y + 3}" width="${point(end - size.label)}" height="${size.row - 6}" rx="2"/>`,
    whisker,
    `<text class="value" x="${point(textX)}" y="${middle + 4}">${escaped(text)}</text>`,
  ].join('');
}

function whiskerOf(from, to, y) {
  return `<path class="whisker" d="M${point(from)} ${y}H${point(to)}M${point(from)} ${y - 3}v6M${point(to)} ${y - 3}v6"/>`;
}

/** Two strokes across the end of a bar that goes on. */
const cutMark = (end, y) => `<path class="cut" d="M${point(end - 8)} ${y + 6}l4-12M${point(end - 4)} ${y + 6}l4-12"/>`;
