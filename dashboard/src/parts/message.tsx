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

/** That a list could not be loaded, and the way to try again. */
export function LoadFailed({ title, problem, retry }: { title: string; problem?: string; retry: () => void }) {
  return (
    <Message title={title} tone="problem">
      <p>{problem}</p>
      <button type="button" onClick={retry}>
        Try again
      </button>
    </Message>
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
