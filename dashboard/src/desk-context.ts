import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Me } from './api';
import type { Announce } from './parts/toasts';
import type { Route } from './route';
import type { Navigate } from './use-route';

/** What every part of the page may need. */
export interface DeskContext {
  route: Route;
  navigate: Navigate;
  announce: Announce;
  /** Who looks at the page, and what they may do. */
  me: Me;
  /** Rises when something on the desk has changed. */
  version: number;
  /** Says that something has changed. */
  refresh(): void;
}

const Context = createContext<DeskContext | undefined>(undefined);
export const DeskProvider = Context.Provider;

/** @throws Error outside DeskProvider. */
export function useDesk(): DeskContext {
  const desk = useContext(Context);
  if (!desk) throw new Error('There is no DeskProvider above.');
  return desk;
}
