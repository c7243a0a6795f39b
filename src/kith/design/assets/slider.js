// A slider of days that fills the date field beside it. Without this script the date field does the same.
const WORDS = { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' }

export function slider (root) {
  const range = root.querySelector('input[type=range]')
  const shown = root.querySelector('output')
  const first = Date.parse(`${root.dataset.first}T00:00:00Z`)
  range.closest('[hidden]').hidden = false

  range.addEventListener('input', () => {
    const day = new Date(first + Number(range.value) * 86400000)
    const words = day.toLocaleDateString('en-GB', WORDS)
    range.setAttribute('aria-valuetext', words)
    shown.textContent = words
    const parts = { day: day.getUTCDate(), month: day.getUTCMonth() + 1, year: day.getUTCFullYear() }
    Object.entries(parts).forEach(([name, value]) => {
      root.querySelector(`input[name$="-${name}"]`).value = value
    })
    root.dispatchEvent(new CustomEvent('slid', { bubbles: true }))
  })
}
