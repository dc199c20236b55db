/**
 * The style sheet of both hosts. Every rule begins with `.newsprint`, so that nothing else in the console changes its
 * looks; the width that counts is that of the page or widget, not of the window. Contrasts are at least 4.5 to 1.
 */
const LIGHT = `
  --paper: #fffefb; --wash: #f5f2ea; --ink: #1c1a17; --soft: #5c564c; --rule: #d9d3c5; --link: #14508c;
  --asserts: #3d5a6c; --alleges: #8a5300; --doubts: #67409b; --denies: #a8231c;
  --came: #e1f0e1; --went: #fbe3e0; --came-ink: #1f5c2e; --went-ink: #8f1d17;
  --layer-new: #31546b; --layer-variant: #c08a2d; --layer-copy: #b9b2a3;
  --voice-1: #fbe8c4; --voice-2: #d9e8f6; --voice-3: #e8def5; --voice-4: #dcefdc; --voice-5: #f9dcd8; --voice-6: #e6e4da;`;
const DARK = `
  --paper: #161b21; --wash: #1f262e; --ink: #e9e6df; --soft: #aeb0ae; --rule: #3a434c; --link: #8fc1f2;
  --asserts: #a3bfcf; --alleges: #efb65c; --doubts: #c6a9f0; --denies: #ff9d92;
  --came: #1d3a26; --went: #46231f; --came-ink: #a5dcb0; --went-ink: #ffb5ac;
  --layer-new: #7fb0cd; --layer-variant: #d9a441; --layer-copy: #6d7681;
  --voice-1: #4a3a17; --voice-2: #1f3a54; --voice-3: #3b2d55; --voice-4: #22422b; --voice-5: #50291f; --voice-6: #3c4048;`;

export const STYLE = `
.newsprint{${LIGHT}
  --serif: Charter, 'Bitstream Charter', 'Iowan Old Style', 'Source Serif 4', Georgia, 'Times New Roman', serif;
  --sans: 'Helvetica Neue', Helvetica, Arial, system-ui, sans-serif;
  container-type: inline-size; color-scheme: light; background: var(--paper); color: var(--ink);
  font: 16px/1.5 var(--sans); text-align: start; overflow-wrap: anywhere; min-height: 100%}
.newsprint.theme-dark{${DARK} color-scheme: dark}
@media (prefers-color-scheme: dark){.newsprint.theme-auto{${DARK} color-scheme: dark}}
.newsprint *{box-sizing: border-box}
.newsprint .paper{max-width: 1120px; margin: 0 auto; padding: 0 24px 64px}
.newsprint p,.newsprint ul,.newsprint ol,.newsprint dl,.newsprint figure,.newsprint blockquote{margin: 0; padding: 0}
.newsprint ul,.newsprint ol{list-style: none}
.newsprint h1,.newsprint h2,.newsprint h3{color: var(--ink); margin: 0; line-height: 1.15; text-wrap: balance}
.newsprint h1{font: 700 40px/1.12 var(--serif); letter-spacing: -.01em; padding: 0}
.newsprint h1.long{font-size: 26px}
.newsprint h2{font: 700 20px/1.2 var(--serif); border-top: 2px solid var(--ink); padding: 10px 0 12px}
.newsprint h3{font: 700 16px/1.3 var(--sans)}
.newsprint section{margin-top: 40px}
.newsprint a,.newsprint .link{color: var(--link); text-decoration: underline; text-decoration-thickness: 1px; text-underline-offset: 3px}
.newsprint .link{appearance: none; background: none; border: 0; padding: 0; margin: 0; font: inherit; text-align: start; cursor: pointer; max-width: 100%; overflow-wrap: anywhere; white-space: normal; display: inline}
.newsprint a:hover,.newsprint .link:hover{text-decoration-thickness: 2px}
.newsprint a:focus-visible,.newsprint button:focus-visible,.newsprint input:focus-visible,.newsprint summary:focus-visible,.newsprint .scroll:focus-visible{outline: 3px solid var(--link); outline-offset: 2px; border-radius: 2px}
.newsprint cwdb-action{display: none}
.newsprint .unseen{position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%)}
.newsprint .masthead{display: flex; flex-wrap: wrap; align-items: center; gap: 8px 24px; border-bottom: 1px solid var(--rule); padding: 16px 0 14px; min-height: 70px}
.newsprint .masthead a,.newsprint .masthead .link{color: var(--ink); text-decoration: none}
.newsprint .brand a,.newsprint .brand .link{font: 700 24px/1 var(--serif); letter-spacing: -.01em}
.newsprint .masthead nav ul{display: flex; gap: 20px}
.newsprint .masthead nav [aria-current]{box-shadow: 0 2px 0 var(--ink)}
.newsprint .quick{margin-inline-start: auto; display: flex; gap: 8px; align-items: center}
.newsprint .quick .field span{position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%)}
.newsprint .form{display: flex; flex-wrap: wrap; gap: 12px; align-items: end; margin: 0}
.newsprint .view>.form,.newsprint .view>.button{margin-top: 20px}
.newsprint .field{display: flex; flex-direction: column; gap: 4px; font-size: 13px; color: var(--soft); min-width: 0}
.newsprint .view .field-search{flex: 1 1 260px}
.newsprint input{font: 16px/1.3 var(--sans); color: var(--ink); background: var(--paper); border: 1px solid var(--soft); border-radius: 3px; padding: 7px 10px; width: 100%; max-width: 100%; height: 38px}
.newsprint .quick input{width: 210px}
.newsprint input::placeholder{color: var(--soft); opacity: 1}
.newsprint .button{font: 600 15px/1.3 var(--sans); color: var(--paper); background: var(--ink); border: 1px solid var(--ink); border-radius: 3px; padding: 8px 16px; cursor: pointer}
.newsprint .head{padding-top: 32px; max-width: 860px}
.newsprint .kicker,.newsprint .label{font: 600 12px/1.4 var(--sans); letter-spacing: .08em; text-transform: uppercase; color: var(--soft); margin-bottom: 6px}
.newsprint .standfirst{font: 19px/1.45 var(--serif); color: var(--ink); margin-top: 12px}
.newsprint .caption{font-size: 14px; color: var(--soft); margin-top: 8px}
.newsprint .notes{font-size: 14px; line-height: 1.45; color: var(--soft); margin-top: 4px}
.newsprint .note:not(:last-child)::after{content: ' ·'}
.newsprint .notes a,.newsprint .notes .link,.newsprint .quiet{color: var(--soft)}
.newsprint .headline{font: 700 18px/1.28 var(--serif); color: var(--ink); text-decoration: none}
.newsprint .headline:hover{text-decoration: underline}
.newsprint .action{font-weight: 600}
.newsprint .columns{display: grid; grid-template-columns: repeat(3, minmax(0, 1fr)); gap: 0 32px}
.newsprint .ranking>li,.newsprint .list>li{padding: 10px 0; border-top: 1px solid var(--rule)}
.newsprint .ranking>li:first-child,.newsprint .list>li:first-child{border-top: 0; padding-top: 0}
.newsprint .main-and-side{display: grid; grid-template-columns: minmax(0, 1fr) minmax(0, 340px); gap: 0 48px; align-items: start}
.newsprint .main-and-side>div>section:first-child,.newsprint .main-and-side>.text{margin-top: 32px}
.newsprint .picture{display: block; overflow: visible; color: var(--ink)}
.newsprint .picture text{font: 12px var(--sans); fill: var(--soft)}
.newsprint .picture .lane{fill: var(--ink); font-weight: 600}
.newsprint .axis{stroke: var(--ink)}
.newsprint .grid{stroke: var(--rule)}
.newsprint .chart{margin-top: 28px}
.newsprint .layer-new{fill: var(--layer-new)}
.newsprint .layer-variant{fill: var(--layer-variant)}
.newsprint .layer-copy{fill: var(--layer-copy)}
.newsprint .legend{font-size: 14px; color: var(--soft); margin-top: 6px; display: flex; gap: 18px}
.newsprint .legend span::before{content: ''; display: inline-block; width: 11px; height: 11px; margin-inline-end: 6px}
.newsprint .key-new::before{background: var(--layer-new)}
.newsprint .key-variant::before{background: var(--layer-variant)}
.newsprint .key-copy::before{background: var(--layer-copy)}
.newsprint .figures{font-size: 14px; margin-top: 8px}
.newsprint summary{cursor: pointer; color: var(--link)}
.newsprint .scroll{overflow-x: auto; margin-top: 16px}
.newsprint table{border-collapse: collapse; width: 100%; font-size: 15px; background: none; border: 0}
.newsprint th,.newsprint td{text-align: start; vertical-align: top; padding: 8px 16px 8px 0; border: 0; border-bottom: 1px solid var(--rule); background: none; color: var(--ink)}
.newsprint thead th{font: 600 13px/1.4 var(--sans); color: var(--soft)}
.newsprint .number{text-align: end; font-variant-numeric: tabular-nums}
.newsprint .when{white-space: nowrap; color: var(--soft); font-variant-numeric: tabular-nums}
.newsprint .mark{fill: var(--ink); stroke: var(--paper); stroke-width: 1.5}
.newsprint .mark-copy{fill: var(--paper); stroke: var(--ink)}
.newsprint .mark-revision{fill: var(--denies)}
.newsprint .mark-cut{fill: var(--alleges)}
.newsprint .mark-digest{fill: var(--paper); stroke: var(--doubts); stroke-width: 2}
.newsprint .statements{columns: 2; column-gap: 40px; margin-top: 16px}
.newsprint .wide{columns: 2; column-gap: 40px}
.newsprint .wide>li{break-inside: avoid; border-top: 0; border-bottom: 1px solid var(--rule); padding: 0 0 10px; margin-bottom: 10px}
.newsprint .passages li{color: var(--soft); font: italic 16px/1.4 var(--serif); padding: 6px 0 0}
.newsprint .statement{break-inside: avoid; padding: 0 0 22px}
.newsprint .who{font: 700 17px/1.3 var(--serif)}
.newsprint .who .name{color: var(--ink)}
.newsprint .role{font: 14px/1.3 var(--sans); color: var(--soft)}
.newsprint .words{font: 17px/1.45 var(--serif); color: var(--ink); margin-top: 2px; border: 0}
.newsprint .stance{font: 600 13px/1 var(--sans); color: var(--soft)}
.newsprint .stance.stance-asserts{color: var(--asserts)}
.newsprint .stance.stance-alleges{color: var(--alleges)}
.newsprint .stance.stance-doubts{color: var(--doubts)}
.newsprint .stance.stance-denies{color: var(--denies)}
.newsprint .day{color: var(--soft); font-weight: 600; margin: 4px 0 10px; border-bottom: 1px solid var(--rule); padding-bottom: 6px}
.newsprint .subjects ul,.newsprint .tabs ul{display: flex; flex-wrap: wrap; gap: 8px; margin-top: 22px}
.newsprint .subjects a,.newsprint .subjects .link,.newsprint .tabs a,.newsprint .tabs .link{display: inline-block; border: 1px solid var(--rule); border-radius: 16px; padding: 4px 14px; font-size: 15px; color: var(--ink); text-decoration: none; max-width: 100%}
.newsprint .subjects [aria-current],.newsprint .tabs [aria-current]{background: var(--ink); color: var(--paper); border-color: var(--ink)}
.newsprint .tab-count{font-variant-numeric: tabular-nums}
.newsprint .sides{display: grid; gap: 0 32px; margin-top: 32px; align-items: start}
.newsprint .sides-2{grid-template-columns: repeat(2, minmax(0, 1fr))}
.newsprint .sides-3{grid-template-columns: repeat(3, minmax(0, 1fr))}
.newsprint .sides-4{grid-template-columns: repeat(4, minmax(0, 1fr))}
.newsprint .matter>h2{font-size: 24px}
.newsprint .matter .sides{margin-top: 20px}
.newsprint section.side{margin: 0}
.newsprint .changed a,.newsprint .changed .link{color: var(--denies)}
.newsprint .side h2,.newsprint .side h3{border-top: 5px solid var(--side); padding: 10px 0 16px}
.newsprint .side-word{display: block; font: 700 24px/1.2 var(--serif); color: var(--side); font-size: 24px}
.newsprint .side-meaning{display: block; font: 14px/1.4 var(--sans); color: var(--soft); margin-top: 4px}
.newsprint .side .who{font-size: 21px}
.newsprint .side .role{display: block; margin-top: 2px}
.newsprint .side .words{margin-top: 8px; font-size: 18px; border-inline-start: 3px solid var(--side); padding-inline-start: 12px}
.newsprint .side-asserts{--side: var(--asserts)}
.newsprint .side-alleges{--side: var(--alleges)}
.newsprint .side-doubts{--side: var(--doubts)}
.newsprint .side-denies{--side: var(--denies)}
.newsprint .ties{display: flex}
.newsprint .arcs{flex: none}
.newsprint .arc{fill: none; stroke: var(--doubts); opacity: .55}
.newsprint .dot{fill: var(--ink)}
.newsprint .tie-list{flex: 1; min-width: 0; padding-inline-start: 10px}
.newsprint .tie-list li{height: 34px; line-height: 34px; display: flex; gap: 10px; justify-content: space-between}
.newsprint .tie-list .name{overflow: hidden; text-overflow: ellipsis; white-space: nowrap; min-width: 0; line-height: inherit}
.newsprint .tie-count{color: var(--soft); font-variant-numeric: tabular-nums}
.newsprint .disputes{font-size: 14px; color: var(--soft); margin-top: 6px; padding-inline-start: 12px; border-inline-start: 3px solid var(--denies)}
.newsprint .text{font: 19px/1.6 var(--serif); max-width: 680px; margin-top: 32px}
.newsprint .text p+p{margin-top: 1em}
.newsprint .voice{color: var(--ink); background: var(--voice); padding: .08em 0; box-decoration-break: clone; -webkit-box-decoration-break: clone}
.newsprint .voice sup{font: 600 11px/1 var(--sans); color: var(--ink); margin-inline: 2px; vertical-align: super}
.newsprint .hit{background: var(--voice-1); color: var(--ink)}
.newsprint .named{color: inherit; text-decoration: underline dotted; text-decoration-thickness: 1px; text-underline-offset: 4px}
.newsprint .voices{counter-reset: voice}
.newsprint .voices li{counter-increment: voice; padding: 5px 0; display: flex; flex-wrap: wrap; gap: 2px 8px; align-items: baseline}
.newsprint .voices li::before{content: counter(voice); background: var(--voice); color: var(--ink); font: 600 12px/20px var(--sans); width: 22px; text-align: center}
.newsprint .voice-1{--voice: var(--voice-1)}
.newsprint .voice-2{--voice: var(--voice-2)}
.newsprint .voice-3{--voice: var(--voice-3)}
.newsprint .voice-4{--voice: var(--voice-4)}
.newsprint .voice-5{--voice: var(--voice-5)}
.newsprint .voice-6{--voice: var(--voice-6)}
.newsprint .notice{border-inline-start: 5px solid var(--denies); background: var(--wash); padding: 14px 18px; margin-top: 20px; max-width: 860px}
.newsprint .notice-title{font: 700 17px/1.3 var(--sans); color: var(--denies)}
.newsprint .notice li{padding-top: 8px}
.newsprint .corrected{font: 600 13px/1.3 var(--sans); color: var(--denies); text-transform: none; letter-spacing: 0}
.newsprint .corrected-title{font: 15px/1.3 var(--serif); color: var(--ink); text-transform: none; letter-spacing: 0}
.newsprint .texts li{padding: 4px 0}
.newsprint .voice-7{--voice: var(--voice-1)}
.newsprint .voice-8{--voice: var(--voice-2)}
.newsprint .voice-9{--voice: var(--voice-3)}
.newsprint .voice-10{--voice: var(--voice-4)}
.newsprint .voice-11{--voice: var(--voice-5)}
.newsprint .voice-12{--voice: var(--voice-6)}
.newsprint .voice-lined.voice,.newsprint .voices .voice-lined::before{box-shadow: inset 0 -2px 0 var(--ink)}
.newsprint .voice-more{--voice: var(--wash)}
.newsprint .facts{display: grid; grid-template-columns: max-content minmax(0, 1fr); gap: 6px 16px; font-size: 15px; margin-top: 12px}
.newsprint .facts dt{color: var(--soft)}
.newsprint .facts dd{margin: 0}
.newsprint .version{padding: 4px 0 20px}
.newsprint .changes{margin-top: 10px}
.newsprint .changes li{padding: 8px 0 8px 14px; border-inline-start: 3px solid var(--rule); margin-bottom: 10px}
.newsprint .diff,.newsprint .sentences{font: 17px/1.5 var(--serif)}
.newsprint .sentences{margin-bottom: 12px}
.newsprint .sentences li{padding: 4px 0}
.newsprint .version .label{margin-top: 14px}
.newsprint ins{background: var(--came); color: var(--came-ink); text-decoration: none; padding: 0 .1em}
.newsprint .diff ins{font-weight: 700}
.newsprint del{background: var(--went); color: var(--went-ink); padding: 0 .1em}
.newsprint .history{margin-top: 28px}
.newsprint .history>li{padding: 4px 0 24px}
.newsprint .outcome{font: 600 13px/1.6 var(--sans); border: 1px solid currentColor; border-radius: 3px; padding: 1px 7px; color: var(--asserts)}
.newsprint .outcome-rejected,.newsprint .outcome-failed{color: var(--denies)}
.newsprint .outcome-variant{color: var(--alleges)}
.newsprint .outcome-copy,.newsprint .outcome-superseded,.newsprint .outcome-removed{color: var(--soft)}
.newsprint .history h2 time{font: 15px var(--sans); color: var(--soft); margin-inline-start: 6px}
.newsprint code{font: 14px ui-monospace, 'Liberation Mono', Menlo, monospace; background: var(--wash); color: var(--ink); padding: 1px 4px}
.newsprint .empty{background: var(--wash); padding: 24px 28px; margin-top: 28px; max-width: 720px}
.newsprint .empty p+p{margin-top: 8px}
.newsprint .empty-title{font: 700 20px/1.3 var(--serif)}
@container (max-width: 860px){
  .newsprint .columns,.newsprint .main-and-side{grid-template-columns: minmax(0, 1fr)}
  .newsprint .sides-4{grid-template-columns: repeat(2, minmax(0, 1fr)); gap: 24px 32px}
}
@container (max-width: 620px){
  .newsprint .paper{padding: 0 16px 48px}
  .newsprint h1{font-size: 29px}
  .newsprint .statements,.newsprint .wide{columns: 1}
  .newsprint .sides-2,.newsprint .sides-3,.newsprint .sides-4{grid-template-columns: minmax(0, 1fr); gap: 20px}
  .newsprint .quick{margin: 0; width: 100%}
  .newsprint .quick .form,.newsprint .quick .field{flex: 1}
  .newsprint .quick input{width: 100%}
  .newsprint .spare{display: none}
  .newsprint .scroll table,.newsprint .scroll tbody,.newsprint .scroll tr,.newsprint .scroll td{display: block}
  .newsprint .scroll thead{position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%)}
  .newsprint .scroll tr{border-bottom: 1px solid var(--rule); padding: 10px 0}
  .newsprint .scroll td{border: 0; padding: 2px 0; white-space: normal}
  .newsprint .scroll td:empty{display: none}
  .newsprint .facts{grid-template-columns: minmax(0, 1fr)}
  .newsprint .facts dt{margin-top: 6px}
}
`;
