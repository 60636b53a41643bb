import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Colour } from '../paper/tag-book';
import type { Word } from './words';

const Colours = createContext<(tag: string) => Colour | undefined>(() => undefined);

/** Gives all below it the colours of tags. */
export const TagColours = Colours.Provider;

/** The colour of a tag, where tags have colours here. */
export const useTagColours = (): ((tag: string) => Colour | undefined) => useContext(Colours);

export const COLOUR_NAMES: Record<Colour, Word> = {
  red: 'colour_red',
  orange: 'colour_orange',
  yellow: 'colour_yellow',
  green: 'colour_green',
  teal: 'colour_teal',
  blue: 'colour_blue',
  purple: 'colour_purple',
  grey: 'colour_grey',
};
