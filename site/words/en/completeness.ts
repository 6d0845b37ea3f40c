/** The questions that a clear and measurable agreement answers (rules L01 to L25), in English. */
export const completeness = {
  title: 'The agreement gone through',
  intro:
    'An agreement that can be measured and followed up answers 25 questions. They are put to the agreement each time the figures are worked out.',
  all: (count: string) => `The agreement answers all ${count} questions that concern it.`,
  some: (answered: string, count: string) =>
    `The agreement answers ${answered} of the ${count} questions that concern it.`,
  others: {
    one: 'One question is about something that the agreement does not have.',
    other: (count: string) => `${count} questions are about things that the agreement does not have.`,
  },
  openTitle: 'Open questions',
  about: 'Concerns:',
  list: (count: string) => `All ${count} questions`,
  question: 'Question',
  answer: 'Answer',
  answered: 'answered',
  open: 'open',
  objectives: 'Targets and results',
  /** By rule: what is asked, and what it means that it is open. */
  rules: {
    L01: ['Who promises, and who is promised to?', 'One of the parties is missing.'],
    L02: ['Have both parties signed?', 'Until all have signed, the figures are guidance only.'],
    L03: [
      'Is something promised for each service that is included?',
      'A service is included, but no target holds for it.',
    ],
    L04: [
      'Does it say what is left out, even if that is nothing?',
      "It does not say whether force majeure or the customer's own faults are left out.",
    ],
    L05: [
      'Can each target be read in only one way?',
      'A target can be read in several ways, or leaves something that no target covers.',
    ],
    L06: [
      'Is there a plan for measuring: where each figure comes from and who measures?',
      'Of one target it is not said where the figure comes from or who measures.',
    ],
    L07: [
      'Where time is working time, does it say which hours count?',
      'A calendar of working hours is missing.',
    ],
    L08: [
      'Does it say how maintenance is announced and when it is left out?',
      'Nothing is said of planned maintenance, so all of it counts as downtime.',
    ],
    L09: [
      'Does each priority have a target, and does it say what it means?',
      'A priority has no target, or it does not say when a ticket has it.',
    ],
    L10: [
      'Does somebody answer for each target, and does somebody stand in?',
      'Nobody answers for a target, or nobody stands in.',
    ],
    L11: ['How often are results reported?', 'It does not say how often results are reported.'],
    L12: [
      'Do the parties go through the agreement each quarter or each year?',
      'The review is overdue, or it does not say when the agreement is gone through.',
    ],
    L13: ['What happens when a target is missed?', 'It does not say how a deviation is handled.'],
    L14: ['What does a breach give, even if that is nothing?', 'It does not say what a breach gives.'],
    L15: ['How is a dispute settled?', 'It does not say how the parties settle a dispute.'],
    L16: [
      'Who is told when a target is about to be missed?',
      'It does not say to whom a matter goes when time runs out.',
    ],
    L17: [
      'Is a channel open when tickets have to be answered?',
      'The time of a target also runs when no channel is open.',
    ],
    L18: [
      'Has anybody looked whether the targets can be kept?',
      'It is not shown that the target can be kept: what was delivered before is missing or is worse than the target, or what suppliers promise is not enough.',
    ],
    L19: [
      'Is the measuring fine enough for what is promised?',
      'The measuring is not fine enough to decide the target every time. Where that could change the verdict, it stands beside the figure.',
    ],
    L20: [
      'Does every number and time mean one thing only?',
      'An outage counts in part, and no clause of the agreement says so.',
    ],
    L21: ['Do the phases of its introduction have their days?', 'A phase never ends, so nothing ever binds.'],
    L22: [
      'Does it say which fee credits are a share of?',
      'Credits are a share of a fee that is not in the agreement.',
    ],
    L23: ['Does a worse result always give at least as much credit?', 'A worse result can give less.'],
    L24: ['For how long can credits be claimed?', 'It does not say for how long credits can be claimed.'],
    L25: [
      'Who has to approve a change, and how long ahead?',
      'It does not say how the agreement is changed, or a change does not follow the rule.',
    ],
  } as Record<string, readonly [question: string, open: string]>,
}
