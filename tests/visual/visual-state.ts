import type { Locator, Page } from 'playwright-core';
import type { VisualLook } from './visual-looks.ts';

/** One screen of the interface in one state: a line of the table. */
export interface VisualState {
  /** Names the folder of its pictures. */
  readonly screen: string;
  /** Names the pictures. */
  readonly state: string;
  /** What `renderer/testing` opens with. */
  readonly scenario: string;
  /** What the interface speaks; English when it is left out. */
  readonly language?: 'ar';
  /** What a person does from there until the state is on the screen. */
  readonly reach?: (page: Page) => Promise<unknown>;
  /** The part that is pictured; the whole window when it is left out. */
  readonly part?: (page: Page) => Locator;
  /** Light and dark when it is left out. */
  readonly looks?: readonly VisualLook[];
}
