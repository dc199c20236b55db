import { wordSet } from './word-list.ts';

/** Words of the labels that papers print above headlines: sections, kinds of article, wires' calls for attention. */
export const SECTION_WORDS = wordSet(
  `news politics business sport sports football world national international local regional home abroad uk us europe
   asia africa america americas australia middle east opinion opinions analysis comment commentary editorial editorials
   leader column letters culture arts entertainment lifestyle science technology tech health economy economics education
   environment climate energy travel finance markets money media books film music society obituary obituaries crime
   courts weather feature features interview profile review reviews report special exclusive breaking live update
   updates urgent alert flash newsalert bulletin top story latest developing
   politik wirtschaft finanzen kultur ausland inland panorama wissen wissenschaft gesellschaft meinung kommentar
   leitartikel nachrichten feuilleton regionales lokales eilmeldung welt schweiz deutschland österreich exklusiv
   politique économie monde société internationale actualité actualités culturel tribune exclusif france urgent
   política economía deportes cultura mundo sociedad internacional nacional opinión actualidad urgente exclusiva españa
   politica economia esteri cronaca cronache interni mondo società italia sport spettacoli urgente esclusiva
   politiek economie binnenland buitenland cultuur wetenschap opinie nieuws regio wereld
   esporte esportes sociedade brasil opinião cotidiano`,
);
