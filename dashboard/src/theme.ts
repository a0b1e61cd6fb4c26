export const THEMES = ['auto', 'light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];

const STORAGE_KEY = 'copytaster-theme';

export function savedTheme(): Theme {
  const saved = localStorage.getItem(STORAGE_KEY);
  return THEMES.find((theme) => theme === saved) ?? 'auto';
}

const systemIsDark = () => matchMedia('(prefers-color-scheme: dark)');

/** Sets the page's theme and remembers it; `auto` is what the system has. */
export function applyTheme(theme: Theme): void {
  localStorage.setItem(STORAGE_KEY, theme);
  document.documentElement.dataset.theme = theme === 'auto' ? (systemIsDark().matches ? 'dark' : 'light') : theme;
}

/** Shows the saved theme, now and whenever the system turns dark or light. */
export function showSavedTheme(): void {
  applyTheme(savedTheme());
  systemIsDark().addEventListener('change', () => applyTheme(savedTheme()));
}
