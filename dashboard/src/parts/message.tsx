import type { ComponentChildren } from 'preact';

/** What stands where there is nothing to show, or where something failed. */
export function Message({ title, children, tone }: { title: string; children?: ComponentChildren; tone?: 'problem' }) {
  return (
    <div class={tone ? 'message message-problem' : 'message'} role={tone ? 'alert' : undefined}>
      <p class="message-title">{title}</p>
      {children}
    </div>
  );
}

/** Grey bars in the place of rows that are being loaded. */
export function LoadingRows() {
  return (
    <div class="loading" role="status">
      <span class="visually-hidden">Loading</span>
      {Array.from({ length: 8 }, (_, index) => (
        <div key={index} class="loading-row" aria-hidden="true" />
      ))}
    </div>
  );
}
