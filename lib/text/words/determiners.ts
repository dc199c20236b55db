import { wordSet } from './word-list.ts';

export const ARTICLES = wordSet('the a an');
export const POSSESSIVE_DETERMINERS = wordSet('his her its their our');
