import { SHAPES } from '../../../components/icons.ts'
import { State } from '../../../data/schema/common.ts'
import tokens from '../../styles/tokens.css?raw'

/** The browser's tab shows the state by the shape and the colour that the page has for it. */
const TONES: Record<State, string> = {
  operational: 'well',
  degraded_performance: 'degraded',
  partial_outage: 'partial',
  major_outage: 'major',
  under_maintenance: 'maintenance',
  unknown: 'muted',
}

export const getStaticPaths = () => State.options.map((state) => ({ params: { state } }))

export function GET({ params }: { params: { state: State } }): Response {
  const tone = TONES[params.state]
  const [, light = '', dark = ''] =
    new RegExp(`--${tone}: light-dark\\((#\\w+), (#\\w+)\\)`).exec(tokens) ?? []
  return new Response(
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16"><style>path{fill:${light}}@media (prefers-color-scheme:dark){path{fill:${dark}}}</style><path fill-rule="evenodd" d="${SHAPES[params.state]}"/></svg>\n`,
  )
}
