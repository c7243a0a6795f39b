// Pictures: larger, smaller, fit; arrow keys from one to the next. Without this script a picture fits or scrolls.
const STEP = 1.25
const LEAST = 0.2
const MOST = 4
const ARROWS = { ArrowUp: 'up', ArrowDown: 'down', ArrowLeft: 'left', ArrowRight: 'right' }

export function picture (root) {
  const view = root.querySelector('.kith-picture__view')
  const svg = root.querySelector('svg')
  const natural = svg.viewBox.baseVal.width
  const tools = root.querySelector('[data-picture-tools]')

  const scale = () => svg.getBoundingClientRect().width / natural
  function zoom (to, x = view.clientWidth / 2, y = view.clientHeight / 2) {
    const before = scale()
    const after = Math.min(MOST, Math.max(LEAST, to))
    const across = (view.scrollLeft + x) / before
    const down = (view.scrollTop + y) / before
    root.classList.add('kith-picture--zoomed')
    svg.style.width = `${natural * after}px`
    view.scrollLeft = across * after - x
    view.scrollTop = down * after - y
  }
  function fit () {
    root.classList.remove('kith-picture--zoomed')
    svg.style.width = ''
    if (svg.getBoundingClientRect().width > view.clientWidth + 1) zoom(view.clientWidth / natural)
  }
  const answers = { in: () => zoom(scale() * STEP), out: () => zoom(scale() / STEP), fit }

  // What the picture is about is what is seen first.
  const main = svg.querySelector('.kith-figure--main, .kith-party--baby')
  if (main) {
    const inside = view.getBoundingClientRect()
    const here = main.getBoundingClientRect()
    view.scrollLeft += here.left + here.width / 2 - inside.left - inside.width / 2
  }

  tools.hidden = false
  tools.querySelectorAll('[data-zoom]').forEach(button => {
    button.addEventListener('click', answers[button.dataset.zoom])
  })
  root.addEventListener('keydown', event => {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const key = { '+': 'in', '=': 'in', '-': 'out', 0: 'fit' }[event.key]
    if (key) {
      answers[key]()
      event.preventDefault()
    }
    const from = event.target.closest('a[id]')
    const next = from && ARROWS[event.key] && from.dataset[ARROWS[event.key]]
    if (next) {
      document.getElementById(next).focus()
      event.preventDefault()
    }
  })
  view.addEventListener('wheel', event => {
    if (!event.ctrlKey) return
    event.preventDefault()
    const box = view.getBoundingClientRect()
    zoom(scale() * Math.exp(-event.deltaY / 200), event.clientX - box.left, event.clientY - box.top)
  }, { passive: false })
  pinch(view, scale, zoom)
}

function pinch (view, scale, zoom) {
  let apart = 0
  let before = 1
  const far = touches => Math.hypot(touches[0].clientX - touches[1].clientX, touches[0].clientY - touches[1].clientY)
  view.addEventListener('touchstart', event => {
    if (event.touches.length === 2) {
      apart = far(event.touches)
      before = scale()
    }
  }, { passive: true })
  view.addEventListener('touchmove', event => {
    if (event.touches.length !== 2 || !apart) return
    event.preventDefault()
    const box = view.getBoundingClientRect()
    const x = (event.touches[0].clientX + event.touches[1].clientX) / 2 - box.left
    const y = (event.touches[0].clientY + event.touches[1].clientY) / 2 - box.top
    zoom(before * far(event.touches) / apart, x, y)
  }, { passive: false })
}
