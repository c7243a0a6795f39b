// The body map: tap, click, or arrow keys and Enter. Every mark is a row of the form, which works without this script.
const STEP = 10
const FINE = 2
const SPREAD = 3 // further away than this a point is beside the baby
const NEAR = 14
const MOST = 12
const SVG = 'http://www.w3.org/2000/svg'
const MOVES = { ArrowUp: [0, -1], ArrowDown: [0, 1], ArrowLeft: [-1, 0], ArrowRight: [1, 0] }
const PARTS = ['where', 'kind', 'size', 'colour', 'shape', 'patterned', 'x', 'y']

export function regionAt (regions, x, y) {
  let best = null
  let least = SPREAD
  for (const region of regions) {
    const far = ((x - region[2]) / region[4]) ** 2 + ((y - region[3]) / region[5]) ** 2
    if (far <= least) [best, least] = [region, far]
  }
  return best
}

export function bodymap (root) {
  const form = root.closest('form')
  const rows = form.querySelector('[data-mark-rows]')
  const blank = rows.querySelector('[data-mark]').cloneNode(true)
  const said = root.querySelector('[data-bodymap-said]')
  const chooser = root.querySelector('[data-bodymap-views]')
  const how = form.querySelector('[data-bodymap-how]')
  const views = new Map([...root.querySelectorAll('[data-view]')].map(figure => [figure.dataset.view, drawing(figure)]))

  const say = words => { if (said.textContent !== words) said.textContent = words }
  const all = () => [...rows.querySelectorAll('[data-mark]')]
  const field = (row, part) => row.querySelector(`[name="m${row.dataset.mark}-${part}"]`)
  const empty = row => PARTS.every(part => part === 'patterned' || !field(row, part).value)

  function draw () {
    views.forEach(view => view.marks.replaceChildren())
    const counts = new Map()
    all().forEach(row => {
      const where = field(row, 'where').value
      const view = views.get(where.split('.')[0])
      if (!view) return
      const middle = view.regions.find(region => region[0] === where)
      const x = Number(field(row, 'x').value || middle[2])
      const y = Number(field(row, 'y').value || middle[3])
      view.marks.append(dot(x, y, row.dataset.mark))
      counts.set(view.code, (counts.get(view.code) || 0) + 1)
    })
    chooser.querySelectorAll('[data-count]').forEach(one => {
      const number = counts.get(one.dataset.count)
      one.textContent = number ? ` (${number})` : ''
    })
  }

  function choose (code) {
    views.forEach(view => { view.figure.hidden = view.code !== code })
    chooser.querySelectorAll('[data-choose]').forEach(button => {
      button.setAttribute('aria-pressed', String(button.dataset.choose === code))
    })
  }

  function freeRow () {
    const free = all().find(empty)
    if (free) return free
    const number = all().length + 1
    if (number > MOST) return null
    const row = blank.cloneNode(true)
    row.dataset.mark = number
    row.querySelector('[data-mark-number]').textContent = number
    row.querySelectorAll('[id], [name], [for], [aria-describedby]').forEach(one => {
      for (const name of ['id', 'name', 'for', 'aria-describedby']) {
        const value = one.getAttribute(name)
        if (value) one.setAttribute(name, value.replaceAll('m1-', `m${number}-`))
      }
    })
    row.querySelectorAll('.govuk-error-message').forEach(one => one.remove())
    row.querySelectorAll('.govuk-form-group--error').forEach(one => one.classList.remove('govuk-form-group--error'))
    row.querySelectorAll('input:not([type=radio]), select').forEach(one => { one.value = '' })
    row.querySelectorAll('input[type=radio]').forEach(one => { one.checked = false })
    rows.append(row)
    return row
  }

  function place (view, x, y) {
    const region = regionAt(view.regions, x, y)
    if (!region) return say('That is beside the baby. Nothing was placed.')
    const near = all().find(row => {
      const same = field(row, 'where').value.startsWith(`${view.code}.`) && field(row, 'x').value
      return same && Math.hypot(field(row, 'x').value - x, field(row, 'y').value - y) < NEAR
    })
    if (near) return goTo(near, `Mark ${near.dataset.mark} is here already.`)
    const row = freeRow()
    if (!row) return say(`A record holds ${MOST} marks. Save this one and record the others in another.`)
    field(row, 'where').value = region[0]
    field(row, 'x').value = Math.round(x)
    field(row, 'y').value = Math.round(y)
    draw()
    row.dispatchEvent(new Event('change', { bubbles: true }))
    say(`Mark ${row.dataset.mark} placed: ${view.label}, ${region[1]}. Describe it below.`)
  }

  function goTo (row, words) {
    say(words)
    row.querySelector('legend').focus()
  }

  function drawing (figure) {
    const svg = figure.querySelector('svg')
    const box = svg.viewBox.baseVal
    const view = {
      figure,
      svg,
      code: figure.dataset.view,
      label: svg.dataset.label,
      regions: JSON.parse(svg.dataset.regions),
      marks: svg.querySelector('[data-marks]'),
      x: box.width / 2,
      y: box.height / 2
    }
    const cursor = document.createElementNS(SVG, 'path')
    cursor.setAttribute('class', 'kith-bodymap__cursor')
    cursor.setAttribute('d', 'M-14 0 H-4 M4 0 H14 M0 -14 V-4 M0 4 V14')
    svg.append(cursor)
    svg.setAttribute('tabindex', '0')
    svg.setAttribute('role', 'application')
    svg.setAttribute('aria-label', `${view.label}. Arrow keys move the cursor, Enter places a mark.`)

    const move = (x, y) => {
      view.x = Math.min(box.width - 4, Math.max(4, x))
      view.y = Math.min(box.height - 4, Math.max(4, y))
      cursor.setAttribute('transform', `translate(${view.x} ${view.y})`)
      const region = regionAt(view.regions, view.x, view.y)
      say(region ? `${view.label}: ${region[1]}` : 'Beside the baby')
    }
    svg.addEventListener('focus', () => { if (svg.matches(':focus-visible')) move(view.x, view.y) })
    svg.addEventListener('keydown', event => {
      if (event.ctrlKey || event.metaKey || event.altKey) return
      const way = MOVES[event.key]
      const step = event.shiftKey ? FINE : STEP
      if (way) move(view.x + way[0] * step, view.y + way[1] * step)
      else if (event.key === 'Enter' || event.key === ' ') place(view, view.x, view.y)
      else return
      event.preventDefault()
    })
    svg.addEventListener('click', event => {
      const at = new DOMPoint(event.clientX, event.clientY).matrixTransform(svg.getScreenCTM().inverse())
      ;[view.x, view.y] = [at.x, at.y]
      place(view, at.x, at.y)
    })
    return view
  }

  chooser.addEventListener('click', event => {
    const button = event.target.closest('[data-choose]')
    if (button) choose(button.dataset.choose)
  })
  form.addEventListener('change', event => {
    const row = event.target.closest('[data-mark]')
    if (!row || !event.target.name?.endsWith('-where')) return
    field(row, 'x').value = field(row, 'y').value = '' // the server puts it in the middle of the place chosen
    draw()
    const code = event.target.value.split('.')[0]
    if (views.has(code)) choose(code)
  })
  form.querySelectorAll('button[name="more"]').forEach(button => button.addEventListener('click', event => {
    const row = freeRow()
    if (!row) return
    event.preventDefault()
    row.querySelector('select').focus()
  }))

  chooser.hidden = false
  if (how) how.hidden = false
  root.classList.add('kith-bodymap--awake')
  draw()
  choose(views.keys().next().value)
}

function dot (x, y, number) {
  const group = document.createElementNS(SVG, 'g')
  const circle = document.createElementNS(SVG, 'circle')
  const text = document.createElementNS(SVG, 'text')
  Object.entries({ cx: x, cy: y, r: 10 }).forEach(([name, value]) => circle.setAttribute(name, value))
  Object.entries({ x, y: y + 4.5 }).forEach(([name, value]) => text.setAttribute(name, value))
  text.textContent = number
  group.append(circle, text)
  return group
}
