/**
 * Times contestants in turn, round by round, in CPU time of the process: who else runs on the machine does not count.
 * A contestant is a function of one input that gives a number or a boolean. Each gets a loop of its own, so that what V8
 * learns of one says nothing of another.
 * Shape: samples[name] = [nanoseconds per call] with one entry a round; the same rounds for all.
 */
export function interleaved(contestants, inputsOf, { rounds, batchMs }) {
  const names = Object.keys(contestants);
  const loops = Object.fromEntries(names.map((name) => [name, loopOf(contestants[name])]));
  const calls = {};
  for (const name of names) calls[name] = warmedUp(loops[name], inputsOf, batchMs);
  const samples = Object.fromEntries(names.map((name) => [name, []]));
  for (let round = 0; round < rounds; round++) {
    for (const name of rotated(names, round)) samples[name].push((timed(loops[name], inputsOf, calls[name]) * 1000) / calls[name]);
  }
  return samples;
}

/** The sum keeps V8 from leaving out calls whose results nobody reads. */
function loopOf(run) {
  // oxlint-disable-next-line no-new-func -- a closure would share its feedback with those of the others
  return new Function('run', 'return (inputs) => { let sum = 0; for (let at = 0; at < inputs.length; at++) sum += Number(run(inputs[at])); return sum; };')(
    run,
  );
}

const warmUpBatches = 30;

/** How many calls make a batch, after enough of them that all code is optimised. */
function warmedUp(loop, inputsOf, batchMs) {
  let calls = inputsOf().length;
  for (let spentUs = timed(loop, inputsOf, calls); spentUs < batchMs * 500; spentUs = timed(loop, inputsOf, calls)) calls *= 2;
  for (let batch = 0; batch < warmUpBatches; batch++) timed(loop, inputsOf, calls);
  return Math.max(inputsOf().length, Math.round((calls * batchMs * 1000) / timed(loop, inputsOf, calls)));
}

/** Microseconds of CPU time; inputs are made outside of it. `calls` is rounded to whole lists of inputs. */
function timed(loop, inputsOf, calls) {
  let spentUs = 0;
  let done = 0;
  while (done < calls) {
    const inputs = inputsOf();
    const before = process.cpuUsage();
    loop(inputs);
    const { user, system } = process.cpuUsage(before);
    spentUs += user + system;
    done += inputs.length;
  }
  return (spentUs * calls) / done;
}

/** Another contestant begins each round: who follows whom must not matter. */
function rotated(list, by) {
  const start = by % list.length;
  return [...list.slice(start), ...list.slice(0, start)];
}
