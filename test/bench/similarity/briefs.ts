/** Briefs on one event by three desks, each in its own words: the most similar that different stories get. */
export const BRIEFS: readonly (readonly string[])[] = [
  [
    'A freight train carrying grain left the rails outside Carrow early on Tuesday, closing the main line to the coast. Nobody was hurt. The operator said twelve wagons had overturned and that clearing them would take until Thursday; passengers are being taken by bus.',
    'Services between Carrow and the coast were suspended on Tuesday after twelve grain wagons overturned. The driver escaped unhurt, a spokeswoman for the rail operator said. Engineers hope to reopen the line on Thursday. Replacement buses are running.',
    'CARROW - Rail traffic to the seaside came to a halt before dawn on Tuesday when part of a grain train derailed near the town. There were no injuries, but the track is badly damaged, and travellers were told to expect buses instead of trains for two days.',
  ],
  [
    'Prime Minister Anna Reiss met President Tomas Vidal in Lindau on Monday for talks on the fishing dispute between their countries. Both said progress had been made. A joint commission is to report by the end of March on quotas in the northern strait.',
    'The leaders of the two countries at odds over fishing in the northern strait agreed on Monday to set up a joint commission. Anna Reiss, the prime minister, called her meeting with President Tomas Vidal "frank and useful". The commission has until March.',
    'LINDAU - Tomas Vidal and Anna Reiss emerged from three hours of talks on Monday without a deal on fishing quotas, but with a promise that experts from both sides would present one within weeks. Trawler owners were unimpressed.',
  ],
  [
    'The central bank raised its main interest rate by a quarter of a point to 4.25 per cent on Wednesday, the third rise this year, and signalled that it was not finished. Governor Maria Holm said inflation was still too high for comfort.',
    'Borrowers face higher payments after the central bank on Wednesday lifted its key rate to 4.25 per cent from 4 per cent. Maria Holm, the governor, told reporters that prices were rising too fast. Economists had expected the move.',
    'Interest rates went up again on Wednesday, to 4.25 per cent. It is the third increase of the year. "We will do what is needed," Governor Maria Holm said after the meeting of the central bank\'s board. Banks said mortgages would follow.',
  ],
  [
    'Firefighters brought a blaze at a paint factory in Westerby under control on Sunday night after nine hours. Residents within a mile had been told to keep their windows shut. Two workers were treated for smoke. The cause is being investigated.',
    'People living near a burning paint factory in Westerby were told they could open their windows again on Sunday night. It took crews nine hours to put the fire out. Two employees breathed in smoke; neither is in danger. Police have opened an inquiry.',
    'WESTERBY - A fire that sent black smoke over half the county was out by midnight on Sunday. It had started in the mixing hall of a paint works. Two men were taken to hospital as a precaution, and investigators will enter the ruins on Monday.',
  ],
  [
    'Striker Lena Fuchs scored twice as Hexley beat Dunmore 3-1 on Saturday to go top of the league with four matches left. Dunmore, who led at half-time through a penalty, finished with ten players after Ada Quill was sent off.',
    'Hexley are top. Two goals by Lena Fuchs and a late header turned a half-time deficit into a 3-1 win over Dunmore on Saturday, whose captain Ada Quill saw red after an hour. Four games remain in the season.',
    'A dismissal changed the match at Hexley on Saturday: Dunmore were leading through a penalty when Ada Quill was shown the red card, and Lena Fuchs needed nine minutes to score twice. The hosts won 3-1 and lead the table.',
  ],
  [
    'Health officials in Marden said on Friday that forty-one people had fallen ill after eating at a wedding, nine of them seriously. Samples of the food were sent to a laboratory. The hotel that catered for the party has closed its kitchen.',
    'A hotel kitchen in Marden was shut on Friday after dozens of wedding guests came down with food poisoning. Nine are still in hospital. Tests will show what made them ill, the health office said, adding that forty-one cases were known.',
    'Nine guests of a wedding in Marden were in hospital on Friday with what doctors believe is salmonella, and more than thirty others were being looked after at home. The caterer, a local hotel, said it was working with inspectors.',
  ],
  [
    'Parliament voted by 212 to 187 on Thursday to lower the voting age to sixteen, ending a debate of two years. The opposition said it would challenge the law in court. The first election under the new rule is due in the autumn of next year.',
    'Sixteen-year-olds will be able to vote next year. A bill to lower the age passed its last reading on Thursday with a majority of twenty-five. Opposition leader Piet Vos announced that his party would go to the constitutional court.',
    'After two years of argument, members of parliament on Thursday gave the vote to sixteen and seventeen-year-olds, 212 of them in favour, 187 against. Piet Vos, who leads the opposition, called the law a gift to the government.',
  ],
  [
    'A court in Tilney sentenced the former mayor, Ravi Menon, to three years in prison on Tuesday for taking bribes from a building firm. Menon, 58, denied the charges throughout the trial and will appeal, his lawyer said.',
    'Former mayor Ravi Menon must go to prison for three years. Judges in Tilney found on Tuesday that he had been bribed by a construction company while in office. The defence called the verdict absurd and said it would appeal.',
    'TILNEY - Three years for corruption: Ravi Menon, until last year the mayor of this town, listened without a word on Tuesday as the court announced its sentence. He had taken money from builders, it found. An appeal is certain.',
  ],
];
