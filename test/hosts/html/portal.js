import 'sla-status/define.js'

const find = (selector) => document.querySelector(selector)
const when = (id, act) => find(id).addEventListener('click', act)

when('#view', () => find('sla-status').setAttribute('view', 'line'))
when('#unmount', () => find('sla-status').remove())
when('#property', async () => {
  const answer = await fetch('/feed/v1/status.json')
  const own = document.createElement('sla-status')
  own.addEventListener('sla-update', ({ dataThrough }) => {
    find('#known').textContent = dataThrough
  })
  own.feed = { ...(await answer.json()), services: [], incidents: [], maintenance: [] }
  find('sla-status').replaceWith(own)
})
// What is clicked inside the tag reaches the page as a click on the tag.
document.addEventListener('click', ({ target }) => {
  if (target.matches('sla-status'))
    find('#clicks').textContent = String(Number(find('#clicks').textContent) + 1)
})
