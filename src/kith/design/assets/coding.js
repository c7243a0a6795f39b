// Coding an interview: words selected in it fill the form beside it. The form alone does the same without this script.
const SETTLE_MS = 150

const letters = words => Array.from(words).length // characters as the server counts them, an emoji as one

export function coding (root) {
  const form = root.querySelector('form')
  const said = root.querySelector('[data-coding-said]')
  const bar = document.querySelector('[data-coding-bar]')
  const { paragraph, words, code, at } = form.elements
  let settling = null
  let mine = false

  function fill (number, text, begins) {
    mine = true
    paragraph.value = number
    words.value = text
    at.value = begins
    words.dispatchEvent(new Event('input', { bubbles: true }))
    words.dispatchEvent(new Event('keyup'))
    mine = false
    said.textContent = `Paragraph ${number}, ${letters(text)} characters chosen`
    if (bar) bar.hidden = false
  }

  function taken () {
    const selection = document.getSelection()
    if (!selection.rangeCount || selection.isCollapsed) return
    const range = selection.getRangeAt(0)
    const parts = [...document.querySelectorAll('[data-words]')]
      .filter(one => range.intersectsNode(one))
      .map(one => inside(one, range))
      .filter(part => part.words)
    if (parts.length) fill(parts[0].number, parts.map(part => part.words).join('\n'), parts[0].begins)
  }

  document.addEventListener('selectionchange', () => {
    clearTimeout(settling)
    settling = setTimeout(taken, SETTLE_MS)
  })
  form.addEventListener('input', () => { if (!mine) at.value = '' }) // words typed by hand are found again by the server
  form.addEventListener('keydown', event => {
    if (event.key === 'Escape') document.querySelector(`#p${Number(paragraph.value)} [data-number]`)?.focus()
  })
  document.addEventListener('click', event => {
    const link = event.target.closest('[data-number]')
    if (!link) return
    event.preventDefault()
    const one = link.closest('[data-paragraph]')
    const whole = one.querySelector('[data-words]').textContent
    fill(one.dataset.paragraph, whole.trim(), letters(whole) - letters(whole.trimStart()))
    code.focus()
  })
}

function inside (one, range) {
  const own = document.createRange()
  own.selectNodeContents(one)
  const before = own.cloneRange()
  if (one.contains(range.startContainer)) own.setStart(range.startContainer, range.startOffset)
  if (one.contains(range.endContainer)) own.setEnd(range.endContainer, range.endOffset)
  before.setEnd(own.startContainer, own.startOffset)
  const text = own.toString()
  const cut = letters(text) - letters(text.trimStart())
  return {
    number: one.closest('[data-paragraph]').dataset.paragraph,
    words: text.trim(),
    begins: letters(before.toString()) + cut
  }
}

// A code under a paragraph, pointed at or focused, shows where its passage lies.
export function passages (root) {
  const light = on => event => {
    const line = event.target.closest('[data-letter]')
    if (!line) return
    const marks = line.closest('[data-paragraph]').querySelectorAll(`[data-on~="${line.dataset.letter}"]`)
    marks.forEach(mark => mark.classList.toggle('kith-passage--lit', on))
  }
  root.addEventListener('mouseover', light(true))
  root.addEventListener('mouseout', light(false))
  root.addEventListener('focusin', light(true))
  root.addEventListener('focusout', light(false))
}
