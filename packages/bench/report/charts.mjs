import { baseline, isPython } from '../peers/index.mjs';
import { estimateOf } from '../measure/statistics.mjs';
import { chartOf } from './chart.mjs';
import { cpuOf, titleOf, workloadsOf } from './figures.mjs';
import { whole } from './format.mjs';

// Longer bars would make the others short.
const mostTimes = 3;

/** The charts of a results file. Shape: [{ file, title, text }]. */
export function chartsOf(results) {
  const { id, title: runtime } = results.runtime;
  const names = results.peers.filter((name) => !isPython(name));
  const charts = [];
  const cpuPanels = workloadsOf(results).map(({ name, title }) =>
    panelOf(
      title,
      names,
      (peer) => cpuOf(results, name, peer),
      (value) => `${value.toFixed(1)} µs`,
    ),
  );
  if (cpuPanels.length > 0) charts.push(drawn(`${id}-cpu.svg`, `Server CPU time per request, ${runtime}`, cpuPanels));
  const bootPanels = Object.entries(results.boot)
    .filter(([, peers]) => Object.keys(peers).length > 1)
    .map(([routes, peers]) =>
      panelOf(
        `${whole(routes)} route${routes === '1' ? '' : 's'}`,
        names,
        (peer) => estimateOf(peers[peer].firstMs),
        (value) => `${whole(value)} ms`,
      ),
    );
  if (bootPanels.length > 0) charts.push(drawn(`${id}-start.svg`, `From the spawn to the first answer, ${runtime}`, bootPanels));
  return charts;
}

function panelOf(title, names, estimateFor, textOf) {
  const bars = names.flatMap((name) => {
    const estimate = estimateFor(name);
    return estimate === null
      ? []
      : [{ name: titleOf(name), isOwn: name === 'tenon', isBaseline: name === baseline, ...estimate, text: textOf(estimate.value) }];
  });
  const most = mostTimes * (bars.find(({ isBaseline }) => isBaseline) ?? bars[0]).value;
  return { title, bars, most };
}

function drawn(file, title, panels) {
  const sentences = panels.map((panel) => `${panel.title}: ${panel.bars.map(({ name, text }) => `${name} ${text}`).join(', ')}.`);
  const description = `Shorter is better; whiskers are 95 % intervals, bars with two strokes are cut. ${sentences.join(' ')}`;
  return { file, title, text: chartOf({ title, description, panels }) };
}
