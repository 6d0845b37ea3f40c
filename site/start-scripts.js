const start = () => {
  for (const { content } of document.querySelectorAll('template[data-scripts]'))
    for (const script of [...content.children]) {
      script.async = false
      document.head.append(script)
    }
}
setTimeout(start, 1000)
new PerformanceObserver(start).observe({ type: 'paint', buffered: true })
