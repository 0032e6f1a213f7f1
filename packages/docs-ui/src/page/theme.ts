import type { PageSettings } from './settings.ts';

/** Dresses the page, and again whenever the reader's system changes its colours. */
export function followTheme(theme: PageSettings['theme']): void {
  const dark = matchMedia('(prefers-color-scheme: dark)');
  const paint = () => document.documentElement.classList.toggle('dark-mode', theme === 'auto' ? dark.matches : theme === 'dark');
  dark.addEventListener('change', paint);
  paint();
}
