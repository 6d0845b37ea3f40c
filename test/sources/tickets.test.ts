import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { TicketsSource } from '../../data/schema/item-sources.ts'
import { readTickets } from '../../scripts/sources/tickets.ts'
import { folderWith, problemsOf, SERVICES } from './builders.ts'

const AS_OF = Date.UTC(2030, 0)

function events(more: Record<string, unknown> = {}): TicketsSource {
  return TicketsSource.parse({
    id: 'arenden',
    type: 'tickets',
    rows: 'events',
    files: 'tickets.csv',
    timeZone: 'Europe/Stockholm',
    columns: { id: 'id', time: 'time', state: 'state', priority: 'priority' },
    states: { open: ['New', 'Active'], solved: 'Resolved', closed: 'Closed', 'waiting-customer': 'Waiting' },
    ...more,
  })
}

function rows(columns: Record<string, string>, more: Record<string, unknown> = {}): TicketsSource {
  return TicketsSource.parse({
    id: 'arenden',
    type: 'tickets',
    rows: 'tickets',
    files: 'tickets.csv',
    timeZone: 'Europe/Stockholm',
    columns: { id: 'id', created: 'created', ...columns },
    ...more,
  })
}

function read(source: TicketsSource, csv: string | string[], asOf = AS_OF) {
  const text = Array.isArray(csv) ? csv.join('\n') : csv
  return readTickets(source, { dataDir: folderWith({ 'tickets.csv': text }), services: SERVICES, asOf })
}

/** The events as short texts, `created 08:00Z`. */
function said(ticket: { events: { at: number; kind: string; value?: string }[] } | undefined): string[] {
  return (ticket?.events ?? []).map(({ at, kind, value }) =>
    [new Date(at).toISOString().slice(5, 16), kind, value].filter((part) => part !== undefined).join(' '),
  )
}

const problems = (source: Record<string, unknown>) =>
  TicketsSource.safeParse({ ...events(), ...source }).error?.issues.map(
    ({ path, message }) => `${path.join('.')}: ${message}`,
  )

describe('rows of events', () => {
  const HEAD = 'id,time,state,priority'

  test('an audit log tells how a ticket stood: only what changes is an event', async () => {
    const { items, report } = await read(events(), [
      HEAD,
      'T1,2026-06-12T16:00,New,P2',
      'T1,2026-06-12T16:10,Active,P2',
      'T1,2026-06-12T16:30,Waiting,P2',
      'T1,2026-06-15T09:00,Active,P1',
      'T1,2026-06-15T12:30,Resolved,P1',
      'T1,2026-06-15T12:31,Resolved,P1',
      'T1,2026-06-20T12:00,Closed,P1',
    ])
    expect(items).toHaveLength(1)
    expect(items[0]).toMatchObject({ id: 'T1', priority: 'P2', source: 'arenden' })
    expect(said(items[0])).toEqual([
      '06-12T14:00 created',
      '06-12T14:30 state waiting-customer',
      '06-15T07:00 state open',
      '06-15T07:00 priority P1',
      '06-15T10:30 state solved',
      '06-20T10:00 state closed',
    ])
    expect(report).toMatchObject({ rows: 7, used: 7, setAside: [], dataThrough: Date.UTC(2026, 5, 20, 10) })
  })

  test('rows in any order, twice over, and in two files give the same tickets', async () => {
    const log = [
      'T1,2026-06-01T08:00,New,P2',
      'T1,2026-06-01T09:00,Waiting,P2',
      'T1,2026-06-01T10:00,Resolved,P1',
    ]
    const straight = await read(events(), [HEAD, ...log])
    const folder = folderWith({
      'a.csv': [HEAD, ...log.toReversed()].join('\n'),
      'b.csv': [HEAD, ...log].join('\n'),
    })
    const options = { dataDir: folder, services: SERVICES, asOf: AS_OF }
    const { items } = await readTickets(events({ files: '*.csv' }), options)
    expect(items).toEqual(straight.items)
  })

  test('events by name: replies stop a clock, what a bot or an agent does inside does not', async () => {
    const source = events({
      columns: { id: 'id', time: 'time', event: 'what' },
      events: {
        created: 'Opened',
        reply: ['Public reply'],
        'customer-reply': 'Mail in',
        update: 'Status',
        ignore: ['Bot', 'Note'],
      },
    })
    const { items, report } = await read(source, [
      'id,time,what',
      'T1,2026-06-01T08:00Z,Opened',
      'T1,2026-06-01T08:01Z,Bot',
      'T1,2026-06-01T08:05Z,Note',
      'T1,2026-06-01T08:30Z,Public reply',
      'T1,2026-06-01T09:00Z,Mail in',
      'T1,2026-06-01T09:10Z,Merged',
      'T1,2026-06-01T09:20Z,',
    ])
    expect(said(items[0])).toEqual(['06-01T08:00 created', '06-01T08:30 reply', '06-01T09:00 customer-reply'])
    expect(report.setAside.map(({ line, reason, found }) => [line, reason, found])).toEqual([
      [7, 'the word in "what" is not known; add it to `events`', 'Merged'],
      [8, '"what" is empty', ''],
    ])
  })

  test('the time of creation and of the report have columns of their own, before the first event', async () => {
    const columns = { id: 'id', time: 'time', state: 'state', created: 'opened', reported: 'called' }
    const { items } = await read(events({ columns }), [
      'id,time,state,opened,called',
      'T1,2026-06-01T08:10,New,2026-06-01T08:00,2026-06-01T07:45',
      'T1,2026-06-01T09:00,Resolved,2026-06-01T08:00,2026-06-01T07:45',
    ])
    expect(said(items[0])).toEqual([
      '06-01T05:45 reported',
      '06-01T06:00 created',
      '06-01T07:00 state solved',
    ])
  })

  test("the company's own verdict is that of the LAST row in time, not of the last in the file", async () => {
    const columns = { id: 'id', time: 'time', state: 'state', met: 'made_sla' }
    const source = events({ columns, met: { yes: 'TRUE', no: 'FALSE' } })
    const { items } = await read(source, [
      'id,time,state,made_sla',
      'T1,2026-06-01T10:00,Resolved,FALSE',
      'T1,2026-06-01T08:00,New,TRUE',
      'T2,2026-06-01T08:00,New,TRUE',
    ])
    expect(items.map(({ saidMet }) => saidMet)).toEqual([false, true])
  })

  test('what happened after asOf has not happened (T9)', async () => {
    const log = [
      HEAD,
      'T1,2026-06-01T08:00Z,New,P1',
      'T1,2026-06-03T08:00Z,Resolved,P1',
      'T2,2026-06-04T08:00Z,New,P1',
    ]
    const { items, report } = await read(events(), log, Date.UTC(2026, 5, 2))
    expect(items.map(said)).toEqual([['06-01T08:00 created']])
    expect(report).toMatchObject({ rows: 3, used: 1, ignoredFuture: 2 })
  })

  describe('K8, T9: when a row was written', () => {
    const columns = { id: 'id', time: 'time', recorded: 'written', event: 'what', state: 'state' }
    const source = events({ columns, events: { created: 'Opened', reply: 'Reply', state: 'Change' } })
    const HEADER = 'id,time,written,what,state'
    const day = (time: string) => Date.parse(`2026-06-01T${time}Z`)

    test('stands beside when it happened, and decides how the ticket stood from then on', async () => {
      const { items } = await read(source, [
        HEADER,
        'T1,2026-06-01T08:00Z,2026-06-01T08:00:02Z,Opened,New',
        'T1,2026-06-01T08:30Z,2026-06-01T14:00Z,Change,Waiting',
        'T1,2026-06-01T10:00Z,2026-06-01T10:00Z,Change,Active',
        'T1,2026-06-01T11:00Z,2026-06-01T11:00Z,Change,Resolved',
      ])
      // Waiting was written after the solution: it reopens the ticket, and does not lie before it.
      expect(items[0]?.events).toEqual([
        { at: day('08:00'), recordedAt: day('08:00:02'), kind: 'created' },
        { at: day('11:00'), recordedAt: day('11:00'), kind: 'state', value: 'solved' },
        { at: day('08:30'), recordedAt: day('14:00'), kind: 'state', value: 'waiting-customer' },
      ])
    })

    test('what was written after asOf is not known, and the latest that is known is when it was written', async () => {
      const log = [HEADER, 'T1,2026-06-01T08:00Z,2026-06-01T08:30Z,Opened,New']
      log.push('T1,2026-06-01T09:00Z,2026-06-01T14:00Z,Reply,')
      const { items, report } = await read(source, log, day('12:00'))
      expect(items[0]?.events.map(({ kind }) => kind)).toEqual(['created'])
      expect(report).toMatchObject({ ignoredFuture: 1, dataThrough: day('08:30') })
    })

    test('a creation that is told otherwise later is an edit, and the first that was known holds', async () => {
      const told = await read(source, [
        HEADER,
        'T1,2026-06-01T09:30Z,2026-06-01T12:00Z,Opened,New',
        'T1,2026-06-01T08:00Z,2026-06-01T08:00Z,Opened,New',
      ])
      expect(told.items[0]?.events).toMatchObject([
        { at: day('08:00'), kind: 'created' },
        { at: day('12:00'), kind: 'edited' },
      ])
      const stamped = events({ columns: { id: 'id', time: 'time', state: 'state', created: 'opened' } })
      const { items } = await read(stamped, [
        'id,time,state,opened',
        'T1,2026-06-01T08:10Z,New,2026-06-01T08:00Z',
        'T1,2026-06-01T09:00Z,Active,2026-06-01T08:00Z',
        'T1,2026-06-01T12:00Z,Resolved,2026-06-01T09:30Z',
      ])
      expect(said(items[0])).toEqual([
        '06-01T08:00 created',
        '06-01T12:00 edited',
        '06-01T12:00 state solved',
      ])
    })

    test('one row in two exports was known since the first of them', async () => {
      const { items } = await read(source, [
        HEADER,
        'T1,2026-06-01T08:00Z,2026-06-01T08:00Z,Opened,New',
        'T1,2026-06-01T09:00Z,2026-06-02T00:00Z,Reply,',
        'T1,2026-06-01T09:00Z,2026-06-01T09:00Z,Reply,',
      ])
      expect(items[0]?.events.slice(1)).toEqual([
        { at: day('09:00'), recordedAt: day('09:00'), kind: 'reply' },
      ])
    })

    test('belongs to rows of events', () => {
      expect(
        problems({ rows: 'tickets', columns: { id: 'id', created: 'created', recorded: 'written' } }),
      ).toEqual(['columns.recorded: belongs to rows of events; remove it'])
    })
  })

  test('quotes, a byte order mark, bare CR, tabs and ? for nothing', async () => {
    const log = ['id\ttime\tstate\tpriority', '"T ""1"""\t"1-Jun-26 08:00"\tNew\t?', 'T2\t?\tNew\tP1', '']
    const source = events({ timeFormat: '%d-%b-%y %H:%M', nulls: ['?'] })
    const { items, report } = await read(source, `\uFEFF${log.join('\r')}`)
    expect(items).toMatchObject([
      { id: 'T "1"', priority: 'none', events: [{ at: Date.UTC(2026, 5, 1, 6) }] },
    ])
    expect(report.setAside).toMatchObject([{ line: 3, reason: '"time" is empty' }])
  })

  test('d/m/yyyy is day and month, never the other way', async () => {
    const { items } = await read(events({ timeFormat: '%d/%m/%Y %H:%M' }), [HEAD, 'T1,5/3/2016 01:16,New,P1'])
    expect(said(items[0])).toEqual(['03-05T00:16 created'])
  })

  test('local times through the clock changes: T4', async () => {
    const { items } = await read(events(), [
      HEAD,
      'T1,2026-03-29T02:30,New,P1',
      'T2,2026-10-25T02:30,New,P1',
      'T3,2026-10-25T02:30+01:00,New,P1',
    ])
    expect(items.map((ticket) => said(ticket)[0])).toEqual([
      '03-29T01:30 created',
      '10-25T00:30 created',
      '10-25T01:30 created',
    ])
  })

  test('services, customers, priorities and what does not count, by their words', async () => {
    const source = events({
      columns: {
        ...{ id: 'id', time: 'time', state: 'state', priority: 'priority' },
        ...{ service: 'system', customer: 'kund', excluded: 'orsak' },
      },
      services: { 'Portalen (ny)': 'portal' },
      customers: { 'Acme AB': 'acme' },
      priorities: { P1: '1 - Critical' },
      excluded: { spam: ['Skräppost'] },
    })
    const { items, report } = await read(source, [
      'id,time,state,priority,system,kund,orsak',
      'T1,2026-06-01T08:00,New,1 - Critical,Portalen (ny),Acme AB,Skräppost',
      'T2,2026-06-01T08:00,New,2 - High,Portalen,Beta,',
    ])
    expect(items).toMatchObject([
      { id: 'T1', priority: 'P1', service: 'portal', customer: 'acme', excluded: 'spam' },
    ])
    expect(report.setAside).toEqual([
      {
        file: 'tickets.csv',
        line: 3,
        reason:
          'the word in "priority" is not known; add it to `priorities`; the word in "system" is not known; add it to `services`; the word in "kund" is not known; add it to `customers`',
        found: '2 - High; Portalen; Beta',
      },
    ])
  })

  test('property: shuffled rows give the same tickets, each event once', async () => {
    const states = fc.constantFrom('New', 'Active', 'Waiting', 'Resolved', 'Closed')
    const log = fc.uniqueArray(fc.tuple(fc.constantFrom('A', 'B'), fc.integer({ min: 0, max: 59 }), states), {
      minLength: 1,
      maxLength: 12,
      selector: ([id, minute]) => `${id}${minute}`,
    })
    await fc.assert(
      fc.asyncProperty(log, fc.infiniteStream(fc.nat()), async (told, random) => {
        const lines = told.map(
          ([id, m, state]) => `${id},2026-06-01T08:${String(m).padStart(2, '0')}Z,${state},P1`,
        )
        const order = new Map(lines.map((line) => [line, random.next().value ?? 0]))
        const shuffled = lines.toSorted((a, b) => (order.get(a) ?? 0) - (order.get(b) ?? 0))
        const straight = await read(events(), [HEAD, ...lines])
        expect((await read(events(), [HEAD, ...shuffled, ...lines])).items).toEqual(straight.items)
        for (const { events: all } of straight.items) {
          expect(all.map(({ at }) => at)).toEqual(all.map(({ at }) => at).toSorted((a, b) => a - b))
          const changes = all.filter(({ kind }) => kind === 'state').map(({ value }) => value)
          for (const [index, value] of changes.entries()) expect(value).not.toBe(changes[index - 1] ?? 'open')
        }
      }),
      { numRuns: 15 },
    )
  })
})

describe('rows of tickets', () => {
  test('columns for the times, and pauses as intervals', async () => {
    const source = rows({
      firstReply: 'reply',
      solved: 'solved',
      closed: 'closed',
      priority: 'prio',
      pauses: 'pauses',
    })
    const { items } = await read(source, [
      'id,created,reply,solved,closed,prio,pauses',
      'T1,2026-06-12T16:00,2026-06-12T16:20,2026-06-15T12:30,2026-06-20T08:00,P1,2026-06-12T16:30/2026-06-15T09:00; 2026-06-15T08:00Z/2026-06-15T09:00Z',
    ])
    expect(said(items[0])).toEqual([
      '06-12T14:00 created',
      '06-12T14:20 reply',
      '06-12T14:30 state waiting-customer',
      '06-15T07:00 state open',
      '06-15T08:00 state waiting-customer',
      '06-15T09:00 state open',
      '06-15T10:30 state solved',
      '06-20T06:00 state closed',
    ])
  })

  test.each([
    ['90', 'min', 5_400_000],
    ['5400000', 'ms', 5_400_000],
    ['1.5', 'h', 5_400_000],
    ['1 h 30 min', 'ms', 5_400_000],
    ['PT1H30M', 'ms', 5_400_000],
    ['', 'ms', undefined],
  ])('a sum of pauses "%s" in %s', async (paused, pausedUnit, ms) => {
    const { items } = await read(rows({ paused: 'paused' }, { pausedUnit }), [
      'id,created,paused',
      `T1,2026-06-12T16:00,${paused}`,
    ])
    expect(items[0]?.pausedMs).toBe(ms)
  })

  test('what stands now undoes an earlier solution; cancelled without a time is taken out', async () => {
    const source = rows(
      { solved: 'solved', state: 'state' },
      { states: { open: 'Reopened', solved: 'Solved', cancelled: 'Withdrawn' } },
    )
    const { items } = await read(source, [
      'id,created,solved,state',
      'T1,2026-06-01T08:00Z,2026-06-01T09:00Z,Solved',
      'T2,2026-06-01T08:00Z,2026-06-01T09:00Z,Reopened',
      'T3,2026-06-01T08:00Z,,Withdrawn',
    ])
    expect(items.map(said)).toEqual([
      ['06-01T08:00 created', '06-01T09:00 state solved'],
      ['06-01T08:00 created'],
      ['06-01T08:00 created'],
    ])
    expect(items.map(({ excluded }) => excluded)).toEqual([undefined, undefined, 'cancelled'])
  })

  test('what ends before it begins, and what cannot be read, is set aside with its line', async () => {
    const source = rows({ solved: 'solved', pauses: 'pauses', paused: 'paused' })
    const { items, report } = await read(source, [
      'id,created,solved,pauses,paused',
      'T1,2026-06-02T08:00Z,2026-06-01T09:00Z,,',
      'T2,2026-06-02T08:00Z,,yesterday,',
      'T3,2026-06-02T08:00Z,,2026-06-02T10:00Z/2026-06-02T09:00Z,',
      'T4,2026-06-02T08:00Z,,,a day',
      ',2026-06-02T08:00Z,,,',
      'T6,02/06/2026,,,',
      'T7,2026-06-02T08:00Z,,,',
    ])
    expect(items.map(({ id }) => id)).toEqual(['T7'])
    expect(report.setAside.map(({ line, reason, found }) => [line, reason, found])).toEqual([
      [2, 'solved lies before created', '2026-06-01T09:00Z; 2026-06-02T08:00Z'],
      [3, 'the pauses cannot be read; expected "2026-06-12T16:30/2026-06-15T09:00; …"', 'yesterday'],
      [
        4,
        'the pauses cannot be read; expected "2026-06-12T16:30/2026-06-15T09:00; …"',
        '2026-06-02T10:00Z/2026-06-02T09:00Z',
      ],
      [5, 'the pause is no number of ms and no duration as in "2 h 30 min"', 'a day'],
      [6, '"id" is empty', ''],
      [
        7,
        'the time in "created" cannot be read; expected ISO 8601, as in 2026-01-31T08:00:00Z',
        '02/06/2026',
      ],
    ])
  })

  test('solved after asOf is not solved yet', async () => {
    const lines = ['id,created,solved', 'T1,2026-06-01T08:00Z,2026-06-03T08:00Z', 'T2,2026-06-03T08:00Z,']
    const { items, report } = await read(rows({ solved: 'solved' }), lines, Date.UTC(2026, 5, 2))
    expect(items.map(said)).toEqual([['06-01T08:00 created']])
    expect(report.ignoredFuture).toBe(1)
  })
})

describe('what is wrong with a source is said before any file is read', () => {
  test('columns that belong to the other shape, and words without a meaning', () => {
    expect(problems({ columns: { id: 'id', time: 't', event: 'e', solved: 's' } })).toEqual([
      'columns.solved: belongs to rows of tickets; remove it',
      'columns.event: expected `events` beside `columns`, which says what its words mean',
    ])
    expect(problems({ columns: { id: 'id' } })).toEqual([
      'columns: expected `time`, the column that says when each event happened',
      'columns: expected `event` or `state`, the column that says what happened',
    ])
    expect(problems({ rows: 'tickets', columns: { id: 'id' } })).toEqual([
      'columns: expected `created`, the column that says when each ticket was made',
    ])
  })

  test('a missing file, a missing column and a pattern that is none', async () => {
    const options = { dataDir: folderWith({ 'tickets.csv': 'id,time\n' }), services: SERVICES, asOf: AS_OF }
    expect(await problemsOf(readTickets(events(), options))).toEqual([
      'source "arenden": tickets.csv: no columns "state", "priority"; it has "id", "time"; correct `columns`, or the file',
    ])
    const other = events({ files: 'other.csv' })
    expect((await problemsOf(readTickets(other, options)))[0]).toContain(
      'source "arenden": there is no file "other.csv"',
    )
  })
})
