/** Words beside the names of firms: lower-case. They tell a firm from the person whose name it bears. */
import { wordSet } from './word-list.ts';

/** What only a firm or another organisation is: the firm, an airline. */
export const FIRM_NOUNS = wordSet(
  `company firm bank retailer chain charity airline lender manufacturer carmaker store supermarket consultancy startup
   start-up subsidiary group brewery agency partnership conglomerate multinational corporation business utility
   wholesaler insurer airline-operator hotel restaurant shop think-tank label stockbrokers accountants solicitors
   auditors brokers architects builders bookmakers estate-agents jewellers grocers`,
);

/** What a firm may be, and a person too: the grocer, a builder. */
export const TRADES = wordSet(
  `broker grocer builder brewer publisher developer auditor landlord operator owner maker rival jeweller baker butcher
   tailor printer contractor stockbroker bookmaker housebuilder supplier employer advertiser distributor investor parent
   caterer florist cobbler boatbuilder shipbuilder competitor promoter distiller producer trader accountant dealer`,
);

/** Heads of what a firm has and a person has not: Keller's shareholders. */
export const FIRM_POSSESSIONS = wordSet(
  `shareholders shareholder shares customers stores shops factory factories plant plants headquarters subsidiary
   subsidiaries parent profits profit turnover revenue revenues workforce outlets branches products brands creditors
   administrators depositors auditors directors flotation takeover bondholders sales merger stock fleet`,
);

/** Those who work at a firm: analysts at Keller Brandt. */
export const STAFF = wordSet(
  `analyst analysts economist economists strategist strategists broker brokers trader traders partner partners employee
   employees worker workers staff manager managers executive executives consultant consultants banker bankers
   dealer dealers jobs job researcher researchers bosses management`,
);

/** What happens to firms, before "of", "for", "in", "with" and the name: a takeover of Keller Brandt. */
export const DEALS = wordSet(
  `takeover bid merger acquisition buyout flotation purchase shares share stake stakes stock holding holdings investment
   collapse insolvency privatisation nationalisation`,
);

/** What firms do, directly behind the name. */
export const FIRM_VERBS = wordSet(
  `employs employed manufactures acquired posted downgraded upgraded operates delisted floated audits supplies
   specialises specializes sells`,
);

/** Firms named like people that every reader knows, as they are printed. */
export const KNOWN_FIRMS: readonly string[] =
  `Marks and Spencer|Marks & Spencer|Morgan Stanley|Wells Fargo|Goldman Sachs|Merrill Lynch|Charles Schwab
Harley-Davidson|Rolls-Royce|Ernst & Young|Ernst and Young|Arthur Andersen|Clifford Chance|Slaughter and May
Standard Chartered|Fannie Mae|Freddie Mac|Bear Stearns|Smith Barney|Martin Marietta|Lockheed Martin|Ben & Jerry's
Sainsbury's|Sotheby's|Macy's|Kellogg's|Levi Strauss|Philip Morris|Johnson & Johnson|Johnson and Johnson
Procter & Gamble|Procter and Gamble|Louis Vuitton|Paddy Power`
    .split(/[\n|]/)
    .map((name) => name.trim());
