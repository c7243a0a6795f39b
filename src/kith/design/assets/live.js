// A page that several people write at once. It asks for news in a cheap way and renews only the parts that changed;
// what is typed is sent once however often the line drops, and stays in its box until it is kept.
// Nothing is kept in the browser. The page works the same without it, by reloading.

const BACK_OFF_MS = [2000, 4000, 8000, 15000, 30000]

export function live (root, wake) {
  const news = root.querySelector('[data-live-news]')
  const every = Number(root.dataset.liveSeconds) * 1000
  const quiet = Number(root.dataset.liveQuiet) * 60000
  let etag = ''
  let failures = 0
  let touched = Date.now()
  let timer = null
  let renewing = false

  const say = text => { if (news.textContent !== text) news.textContent = text }
  const parts = () => [...root.querySelectorAll('[data-live-part]')]
  const waitFor = () => failures ? BACK_OFF_MS[Math.min(failures - 1, BACK_OFF_MS.length - 1)] : every

  function plan (delay = waitFor()) {
    clearTimeout(timer)
    timer = setTimeout(renew, delay)
  }

  async function renew () {
    if (document.hidden || renewing) return plan()
    if (Date.now() - touched > quiet) return say('This page has stopped looking for news. Press any key to carry on.')
    renewing = true
    try {
      const have = parts().map(part => `${part.dataset.livePart}:${part.dataset.version}`).join('~')
      const answer = await fetch(`${root.dataset.live}?have=${encodeURIComponent(have)}`, {
        credentials: 'same-origin', redirect: 'manual', headers: etag ? { 'If-None-Match': etag } : {}
      })
      await heard(answer)
    } catch {
      failures += 1
      say('The line dropped. What you type stays here, and is sent when the line is back.')
    } finally {
      renewing = false
    }
    plan()
  }

  async function heard (answer) {
    if (answer.type === 'opaqueredirect') {
      failures += 1
      return say('You have been signed out. What you typed stays here. Sign in in another tab, then carry on.')
    }
    if (answer.status !== 304 && !answer.ok) throw new Error('no news')
    const returned = failures > 0
    failures = 0
    if (answer.status === 304) return say(returned ? 'The line is back.' : 'Live.')
    etag = answer.headers.get('ETag') ?? ''
    const titles = put(new DOMParser().parseFromString(await answer.text(), 'text/html'))
    say(titles.length ? `New: ${titles.join(', ')}.` : 'Live.')
  }

  function put (source) {
    const titles = []
    source.querySelectorAll('[data-live-part]').forEach(fresh => {
      const old = parts().find(part => part.dataset.livePart === fresh.dataset.livePart)
      if (old && old.dataset.version === fresh.dataset.version) return
      const focused = old?.contains(document.activeElement) ? document.activeElement.getAttribute('href') : null
      if (old) old.replaceWith(fresh)
      else root.querySelector(`[data-live-list="${fresh.dataset.liveIn}"]`)?.append(fresh)
      if (focused) fresh.querySelector(`[href="${CSS.escape(focused)}"]`)?.focus()
      titles.push(fresh.querySelector('[data-live-title]')?.textContent.trim() ?? '')
    })
    return titles
  }

  // After a sending: the page's parts are renewed, and the form that was sent begins anew; other forms stay as they are.
  function renewAll (source, box) {
    put(source)
    const fresh = source.querySelector(`[data-live-form="${CSS.escape(box.dataset.liveForm)}"]`)
    if (fresh) {
      box.replaceWith(fresh)
      keeper(fresh)
      wake(fresh)
    } else {
      box.remove()
    }
    return fresh
  }

  function keeper (box) {
    const form = box.querySelector('form')
    const status = box.querySelector('[data-live-status]')
    const number = form.elements.sent
    let tries = 0
    let again = null
    let busy = false
    number.value = uuid()

    form.addEventListener('input', () => { number.value = busy || tries ? uuid() : number.value })
    form.addEventListener('submit', event => {
      event.preventDefault()
      send(event.submitter)
    })

    function later (text, button) {
      status.textContent = text
      clearTimeout(again)
      again = setTimeout(() => send(button), BACK_OFF_MS[Math.min(tries, BACK_OFF_MS.length - 1)])
      tries += 1
    }

    async function send (button) {
      clearTimeout(again)
      if (busy) return
      busy = true
      const sent = number.value
      const body = new URLSearchParams(new FormData(form, button?.name ? button : undefined)).toString()
      try {
        const answer = await fetch(form.action, {
          method: 'POST', body, credentials: 'same-origin',
          headers: { 'Content-Type': 'application/x-www-form-urlencoded;charset=UTF-8', 'X-Requested-With': 'live' }
        })
        kept(answer, await answer.text(), sent, button)
      } catch {
        later('Not sent: the line dropped. Your words stay here and are sent when it is back.', button)
      } finally {
        busy = false
      }
    }

    function kept (answer, text, sent, button) {
      const source = new DOMParser().parseFromString(text, 'text/html')
      if (answer.status >= 500) return later('Not sent: we will try again.', button)
      if (!source.querySelector('[data-live]')) {
        if (source.querySelector('form[action*="login"], [name="login"]')) {
          return later('Not sent: you have been signed out. Sign in in another tab; your words stay here.', button)
        }
        if (answer.redirected) { location.assign(answer.url); return }
        return later('Not sent: we will try again.', button)
      }
      if (!answer.redirected) { renewAll(source, box)?.querySelector('.govuk-error-summary')?.focus(); return }
      if (new URL(answer.url).searchParams.get('sent') !== sent) return anotherTab(source, button)
      if (number.value !== sent) return later('Changed while it was sent: sending the change.', button)
      const fresh = renewAll(source, box)
      history.replaceState(null, '', root.dataset.liveHere)
      say('Kept.')
      ;(fresh?.querySelector('textarea') ?? root.querySelector('#part-state a') ?? root).focus?.()
    }

    // Another tab sent this form with other words: these get a form of their own.
    function anotherTab (source, button) {
      const token = source.querySelector(`[data-live-form="${CSS.escape(box.dataset.liveForm)}"] [name="draft"]`)
      if (!token) return later('Not sent yet. Reload this page in another tab; your words stay here.', button)
      form.elements.draft.value = token.value
      return later('Sending.', button)
    }
  }

  root.querySelectorAll('[data-live-form]').forEach(keeper)
  for (const what of ['keydown', 'pointerdown']) {
    document.addEventListener(what, () => {
      const slept = Date.now() - touched > quiet
      touched = Date.now()
      if (slept) plan(0)
    })
  }
  document.addEventListener('visibilitychange', () => { if (!document.hidden) plan(0) })
  window.addEventListener('online', () => plan(0))
  window.addEventListener('beforeunload', event => {
    const unsent = [...root.querySelectorAll('[data-live-status]')].some(status => status.textContent.startsWith('Not sent'))
    if (unsent) event.preventDefault()
  })
  say('Live.')
  plan()
}

function uuid () {
  return crypto.randomUUID ? crypto.randomUUID() : '10000000-1000-4000-8000-100000000000'.replace(/[018]/g, digit =>
    (+digit ^ (crypto.getRandomValues(new Uint8Array(1))[0] & (15 >> (+digit / 4)))).toString(16))
}
