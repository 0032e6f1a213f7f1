/**
 * The strongly connected parts of a graph that hold a cycle: several nodes, or one that leads to itself.
 * Takes the nodes to start from, or their number. Without recursion: a long pattern must not exhaust the stack.
 * Source: Tarjan 1972.
 */
export function stronglyConnected(starts: number | readonly number[], next: (node: number) => Iterable<number>): number[][] {
  const order = new Map<number, number>();
  const low = new Map<number, number>();
  const stack: number[] = [];
  const onStack = new Set<number>();
  const parts: number[][] = [];

  const enter = (node: number): { readonly node: number; readonly left: Iterator<number> } => {
    order.set(node, order.size);
    low.set(node, order.size - 1);
    stack.push(node);
    onStack.add(node);
    return { node, left: next(node)[Symbol.iterator]() };
  };
  const lower = (node: number | undefined, value: number | undefined): void => {
    if (node !== undefined && value !== undefined) low.set(node, Math.min(low.get(node) ?? value, value));
  };
  const leave = (node: number, parent: number | undefined): void => {
    lower(parent, low.get(node));
    if (low.get(node) !== order.get(node)) return;
    const part = stack.splice(stack.lastIndexOf(node));
    for (const each of part) onStack.delete(each);
    if (part.length > 1 || [...next(node)].includes(node)) parts.push(part);
  };
  const walk = (start: number): void => {
    const path = [enter(start)];
    for (let top = path.at(-1); top !== undefined; top = path.at(-1)) {
      const step = top.left.next();
      if (step.done === true) {
        path.pop();
        leave(top.node, path.at(-1)?.node);
      } else if (!order.has(step.value)) path.push(enter(step.value));
      else if (onStack.has(step.value)) lower(top.node, order.get(step.value));
    }
  };

  for (const start of typeof starts === 'number' ? Array.from({ length: starts }, (_, node) => node) : starts) if (!order.has(start)) walk(start);
  return parts;
}
