/**
 * What the templates ask and remark, in English, by what they say in Swedish; a sentence of two lines has two. Sources are
 * left as they were written. A further language is one more file of this form (template-language.ts).
 */
export const english: Record<string, string> = {
  // Questions.
  'Andel av levererade (delivered) eller av kontrollerade (inspected) produkter?':
    'A share of the products delivered (delivered) or of those inspected (inspected)?',
  'Betalas de 300 kronorna för varje påbörjad timme (hour) eller en gång (once)?':
    'Are the 300 kronor paid for every hour begun (hour) or once (once)?',
  'Betalas de 500 kronorna för varje påbörjad timme (hour) eller en gång (once)?':
    'Are the 500 kronor paid for every hour begun (hour) or once (once)?',
  'Betalas de 1000 kronorna för varje påbörjad timme (hour) eller en gång (once)?':
    'Are the 1000 kronor paid for every hour begun (hour) or once (once)?',
  'Från vilken dag gäller avtalet? Som i 2027-01-01':
    'From which day does the agreement hold? As in 2027-01-01',
  'Gäller avtalet en tjänst för alla kunder (service) eller en enda kund (customer)?':
    'Is the agreement about a service for all customers (service) or about one customer (customer)?',
  "Gäller målet varje ärende (every), en andel av dem (som i { share: '>= 95 %' }) eller medelvärdet (mean)?":
    "Is the target for every ticket (every), a share of them (as in { share: '>= 95 %' }) or the mean (mean)?",
  'Går parterna igenom avtalet varje kvartal eller varje år, och när härnäst? Som i { cadence: quarterly, next: 2027-04-15, with: [leveransansvarig, kundansvarig] }':
    'Do the parties review the agreement every quarter or every year, and when next? As in { cadence: quarterly, next: 2027-04-15, with: [leveransansvarig, kundansvarig] }',
  "Hur aviseras underhåll, och när räknas det bort (nivån har servicefönster natten till söndag)? Som i { notice: { workingDays: 5 }, windows: 'Sun 00:00-06:00', cap: { perMonth: 4 h } }, eller none":
    "How is maintenance announced, and when is it taken out (the level has a service window on the night before Sunday)? As in { notice: { workingDays: 5 }, windows: 'Sun 00:00-06:00', cap: { perMonth: 4 h } }, or none",
  "Hur aviseras underhåll, och när räknas det bort? Som i { notice: { workingDays: 5 }, windows: 'Sun 00:00-06:00', cap: { perMonth: 4 h } }, eller none":
    "How is maintenance announced, and when is it taken out? As in { notice: { workingDays: 5 }, windows: 'Sun 00:00-06:00', cap: { perMonth: 4 h } }, or none",
  'Hur många anslutningar omfattas? Som i 400': 'How many connections are covered? As in 400',
  'Hur många dagar efter leveransen hör ett fel till leveransens period? Som i 30':
    'For how many days after a delivery does a defect belong to the period of the delivery? As in 30',
  'Hur når kunden er, och när är det öppet? Som i [{ type: phone, address: 08-000 00 00, hours: 24x7 }]':
    'How does the customer reach you, and when are you open? As in [{ type: phone, address: 08-000 00 00, hours: 24x7 }]',
  'Hur ofta rapporteras utfallet, och hur snart? Som i { cadence: monthly, within: { workingDays: 10 }, to: [kundansvarig] }':
    'How often are the results reported, and how soon? As in { cadence: monthly, within: { workingDays: 10 }, to: [kundansvarig] }',
  "Hur snabbt? Som i '<= 2 h'": "How fast? As in '<= 2 h'",
  "Hur stor andel ska ge något av de två bästa betygen? Som i '>= 80 %'":
    "How large a share is to give one of the two best grades? As in '>= 80 %'",
  'Inom vilken tid ska vitet krävas? Som i { calendarDays: 30 }':
    'Within what time must the penalty be claimed? As in { calendarDays: 30 }',
  'När har ett ärende hög prioritet? Som i [hög påverkan]':
    'When does a ticket have high priority? As in [high impact]',
  'När är ett ärende P1? Som i [hög påverkan och brådskande]':
    'When is a ticket P1? As in [high impact and urgent]',
  'När är ett ärende P2? Som i [hög påverkan, inte brådskande]':
    'When is a ticket P2? As in [high impact, not urgent]',
  'När är ett ärende brådskande? Som i [hög påverkan och hög brådska]':
    'When is a ticket urgent? As in [high impact and high urgency]',
  'Räknas tiden dygnet runt (24x7) eller i en kalenders öppettider? Id ur calendars.yaml':
    'Does time count around the clock (24x7) or in the opening hours of a calendar? An id in calendars.yaml',
  'Räknas timmarna från avbrottets början (0 h) eller först efter åtgärdstiden (8 h)?':
    'Do the hours count from the beginning of the outage (0 h) or only after the time to mend it (8 h)?',
  'Räknas timmarna från avbrottets början (0 h) eller först efter åtgärdstiden (12 h)?':
    'Do the hours count from the beginning of the outage (0 h) or only after the time to mend it (12 h)?',
  'Räknas timmarna från avbrottets början (0 h) eller först efter åtgärdstiden (24 h)?':
    'Do the hours count from the beginning of the outage (0 h) or only after the time to mend it (24 h)?',
  'Ska utfallet visas öppet (public) eller bara för kunden (customer)?':
    'Are the results shown to everybody (public) or to the customer alone (customer)?',
  "Till vilket klockslag räknas en beställning samma dag? Som i '15:00'":
    "Up to what time of day does an order count on the same day? As in '15:00'",
  'Utlovas tjänsten dygnet runt (24x7) eller i en kalenders öppettider? Id ur calendars.yaml':
    'Is the service promised around the clock (24x7) or in the opening hours of a calendar? An id in calendars.yaml',
  'Vad ger ett brutet mål? Som i { fee: { amount: 40000, currency: SEK }, tiers: [{ below: 99.9, percent: 10 }], claimWithin: { calendarDays: 30 } }, eller none':
    'What does a breached target give? As in { fee: { amount: 40000, currency: SEK }, tiers: [{ below: 99.9, percent: 10 }], claimWithin: { calendarDays: 30 } }, or none',
  'Vad heter avtalet? Som i { sv: Driftavtal, en: Operations agreement }':
    'What is the agreement called? As in { sv: Driftavtal, en: Operations agreement }',
  'Vad ingår inte? Som i [Kundens egen internetanslutning], eller []':
    "What is not covered? As in [The customer's own internet connection], or []",
  'Vad mer räknas bort, och enligt vilken punkt? Som i [{ type: force-majeure, clause: punkt 7 }], eller none':
    'What else is taken out, and by which clause? As in [{ type: force-majeure, clause: clause 7 }], or none',
  'Vad räknas? Beställningar (order), rader (order-line), antal (quantity) eller kollin (parcel)':
    'What is counted? Orders (order), lines (order-line), pieces (quantity) or parcels (parcel)',
  'Vem levererar?': 'Who is the provider?',
  'Vem är kund? Alla kunder, om avtalet gäller en tjänst':
    'Who is the customer? All customers, if the agreement is about a service',
  'Vilka tjänster omfattas? Som i [kundportal, inloggning], med id ur services.yaml':
    'Which services are covered? As in [kundportal, inloggning], ids in services.yaml',
  'Vilken kalender har nivåns tillgänglighetstid? Id ur calendars.yaml, eller 24x7':
    "Which calendar has the level's hours of availability? An id in calendars.yaml, or 24x7",
  'Vilken kalender är helgfri vardag 07-17? Id ur calendars.yaml':
    'Which calendar is working days 07-17? An id in calendars.yaml',
  'Vilken kalender är helgfri vardag 08-18? Id ur calendars.yaml':
    'Which calendar is working days 08-18? An id in calendars.yaml',
  'Vilken kalenders arbetsdagar räknas? se-legal-eves är svenska arbetsdagar utan helgdagar och aftnar':
    'The working days of which calendar count? se-legal-eves is Swedish working days without holidays and their eves',
  'Vilken källa i sources.yaml har enkätsvaren?':
    'Which source in sources.yaml has the answers to the survey?',
  'Vilken källa i sources.yaml har leveranserna?': 'Which source in sources.yaml has the deliveries?',
  'Vilken källa i sources.yaml har ärendena?': 'Which source in sources.yaml has the tickets?',
  'Vilken källa i sources.yaml kontrollerar tjänsterna?': 'Which source in sources.yaml checks the services?',
  'Vilken är månadsavgiften i kronor, utan moms? Som i 4000':
    'What is the monthly fee in kronor, without VAT? As in 4000',
  'Är tolv månader ett kalenderår (calendar-year) eller de senaste 365 dagarna ({ rolling: P365D })?':
    'Are twelve months a calendar year (calendar-year) or the last 365 days ({ rolling: P365D })?',
  'Över vilken period räknas nivåns fel och timmar? Se ramavtalets text: calendar-month, calendar-quarter eller calendar-year':
    "Over which period are the level's faults and hours counted? See the framework agreement: calendar-month, calendar-quarter or calendar-year",
  'Över vilken period? calendar-month, calendar-quarter eller calendar-year':
    'Over which period? calendar-month, calendar-quarter or calendar-year',

  // Remarks at the top.
  'Skriv svaret i stället för varje "FRÅGA: …". "sla-status check" räknar upp de frågor som är kvar, med rad, och sidan byggs':
    'Write the answer in place of every "QUESTION: …". "sla-status check" names the questions that are left, each with its line, and',
  'inte förrän alla har svar.': 'the page is not built until all have answers.',
  'Vad fälten betyder står i docs/agreements.md; ett ifyllt exempel är data/agreements/drift-tjanster.yaml.':
    'What the fields mean is in docs/agreements.md; an example that is filled in is data/agreements/drift-tjanster.yaml.',
  'Talen är källans egna; den står vid varje mål.':
    'The numbers are those of the source, which stands at each target.',
  'Källan (opsiocloud, 2025-11-03: "svarstider och hur snabbt man löser problem") har inga tal för support, så varje mål är en fråga.':
    'The source (opsiocloud, 2025-11-03: "svarstider och hur snabbt man löser problem") has no numbers for support, so every target is a question.',
  'Talen är de som Göteborgs Stad har offentliggjort för nivå Brons; jämför med den text som gäller hos er.':
    'The numbers are those that the City of Gothenburg has published for its level Bronze; compare them with the text that holds for you.',
  'Talen är de som Göteborgs Stad har offentliggjort för nivå Guld; jämför med den text som gäller hos er.':
    'The numbers are those that the City of Gothenburg has published for its level Gold; compare them with the text that holds for you.',
  'Talen är de som Göteborgs Stad har offentliggjort för nivå Silver; jämför med den text som gäller hos er.':
    'The numbers are those that the City of Gothenburg has published for its level Silver; compare them with the text that holds for you.',
  ...Object.fromEntries(
    [1, 2, 3, 4, 5].map((level) => [
      `Talen är de som Statens inköpscentral har offentliggjort för servicenivå ${level}; ramavtalets egen text avgör perioden.`,
      `The numbers are those that Statens inköpscentral has published for its level ${level}; the framework agreement itself decides the period.`,
    ]),
  ),
  'Talen är de som stadsnät har offentliggjort för nivå Bas; jämför med den text som gäller hos er.':
    'The numbers are those that city networks have published for their level Basic; compare them with the text that holds for you.',
  ...Object.fromEntries(
    ['SN0', 'SN1', 'SN2'].map((level) => [
      `Talen är de som Svenska Stadsnätsföreningen har offentliggjort för nivå ${level}; jämför med den text som gäller hos er.`,
      `The numbers are those that Svenska Stadsnätsföreningen has published for its level ${level}; compare them with the text that holds for you.`,
    ]),
  ),

  // Remarks at fields.
  'mallen som avtalet utgår från': 'the template that the agreement was begun from',
  '{ party: provider, name: …, signedAt: … } för varje part som har undertecknat; tills dess är avtalet vägledande':
    '{ party: provider, name: …, signedAt: … } for every party that has signed; until then the agreement binds nobody',
  'phases: { pilot: 2027-01-01, full: 2027-04-01 } # under ett prov visas utfallet men binder inte':
    'phases: { pilot: 2027-01-01, full: 2027-04-01 } # in a pilot the results are shown and bind nobody',
  'rollout: { preparation: [], pilotExit: { periods: 3, minCoverage: "99" } } # vad som förbereds, och vad som avslutar provet':
    'rollout: { preparation: [], pilotExit: { periods: 3, minCoverage: "99" } } # what is prepared, and what ends the pilot',
  'Utan avisering i tid räknas underhåll som avbrott.':
    'Maintenance that is not announced in time counts as an outage.',
  'Vad tjänsten har levererat hittills ska stå vid varje mål (baseline): "sla-status baseline TJÄNST" räknar ut det.':
    'What the service has delivered so far belongs at every target (baseline): "sla-status baseline SERVICE" works it out.',
  'Vem som svarar för vad: roller, aldrig namn på personer.':
    'Who answers for what: roles, never the names of people.',
  'Vem som får veta när så många procent av ett måls tid har gått.':
    "Who is told when so many per cent of a target's time have passed.",
  'Vad ett brutet mål ger. Se docs/agreements.md, Credits.':
    'What a breached target gives. See docs/agreements.md, Credits.',
  'tiden är ett förslag': 'the time is a proposal',
  'en ändring gäller när båda har godkänt den': 'a change holds once both have approved it',
  'enligt nivån': 'as the level says',
  'alla andra': 'all others',
  'tid som ingen mätte räknas varken som fungerande eller som avbrott':
    'time that nobody measured counts neither as working nor as an outage',
  'procent av tiden som måste vara mätt för ett besked':
    'per cent of the time that must be measured for a verdict',
  'tiden räknas från felanmälan': 'time counts from when the fault was reported',
  'klockan står stilla medan kunden ska svara': 'the clock stands still while the customer is to answer',
  'färre svar säger ingenting': 'fewer answers say nothing',
  'exakt 1 % är inte mindre än 1 %': 'exactly 1 % is not less than 1 %',
  'closing: leverans efter stängning räknas till nästa arbetsdag':
    'closing: a delivery after closing time counts as of the next working day',
  'Varje prioritet som mäts ska stå här och ha mål ovan. Fler läggs till på samma sätt.':
    'Every priority that is measured stands here and has targets above. More are added in the same way.',
  'Hellre en tabell? priorityMatrix: { impacts: [Alla, Några], urgencies: [Står stilla, Går långsamt], rows: [[P1, P2], [P2, P2]] }':
    'Rather a table? priorityMatrix: { impacts: [Everybody, Some], urgencies: [Stands still, Is slow], rows: [[P1, P2], [P2, P2]] }',
  'Andelen som ger något av de två bästa betygen.': 'The share that gives one of the two best grades.',
  '"produkter"': '"produkter" (products)',
  '"maximalt" gäller varje beställning': '"maximalt" (at most) is for every order',
}
