// Draws the page's figures and keeps them fitted to its width and colours. Runs after plotly.js, with nothing else.
(function () {
  'use strict';
  var dark = window.matchMedia('(prefers-color-scheme: dark)');
  var drawn = [];

  function colours(isDark) {
    var ink = isDark ? '#c9d1d9' : '#3a434d';
    return { 'font.color': ink, 'modebar.bgcolor': 'rgba(0,0,0,0)', 'modebar.color': isDark ? '#8b949e' : '#6e7781', 'modebar.activecolor': ink };
  }

  // Rows of frames are as high as the width makes them; other rows have a height of their own (layout.meta.panels).
  function fit(rule, margin, width) {
    var frame = (width - margin.l - margin.r) * rule.frameFraction;
    var heights = rule.rows.map(function (row) { return row.pixels || row.frames * frame; });
    var sum = function (list) { return list.reduce(function (a, b) { return a + b; }, 0); };
    var total = sum(heights) + sum(rule.gaps);
    var update = { width: width, height: Math.ceil(total + margin.t + rule.bottomWithoutFacts), 'margin.b': rule.bottomWithoutFacts };
    var top = 0;
    rule.rows.forEach(function (row, i) {
      var bottom = top + heights[i];
      row.axes.forEach(function (axis) { update[axis + '.domain'] = [Math.max(0, 1 - bottom / total), Math.min(1, 1 - top / total)]; });
      if (i === rule.colourBarBelowRow) update['coloraxis.colorbar.y'] = 1 - (bottom + rule.colourBarPixels) / total;
      top = bottom + (rule.gaps[i] || 0);
    });
    return update;
  }

  function set(layout, update) {
    Object.keys(update).forEach(function (path) {
      var keys = path.split('.'), last = keys.pop(), place = layout;
      keys.forEach(function (key) { place = place[key] = place[key] || {}; });
      place[last] = update[path];
    });
  }

  function updateFor(item, width, isDark) {
    var update = item.rule ? fit(item.rule, item.margin, width) : { width: width };
    return Object.assign(update, colours(isDark));
  }

  function say(plot, text) {
    var p = document.createElement('p');
    p.className = 'fallback';
    p.textContent = text;
    plot.replaceChildren(p);
  }

  // Films follow the keyboard: Plotly's own slider does not.
  function takeKeys(plot, frames, layout) {
    var names = frames.map(function (frame) { return frame.name; }), playing = false;
    var slider = (layout.sliders || []).filter(function (s) { return s.name === 'frame'; })[0], at = slider ? slider.active || 0 : 0;
    function go(to, milliseconds) {
      Plotly.animate(plot, to, { mode: 'immediate', fromcurrent: true, frame: { duration: milliseconds, redraw: true }, transition: { duration: 0 } }).catch(function () { });
    }
    plot.tabIndex = 0;
    plot.on('plotly_animatingframe', function (event) { at = names.indexOf(event.name); });
    plot.on('plotly_animating', function () { playing = true; });
    plot.on('plotly_animated', function () { playing = false; });
    plot.on('plotly_animationinterrupted', function () { playing = false; });
    plot.addEventListener('pointerdown', function () { plot.focus({ preventScroll: true }); });
    plot.addEventListener('keydown', function (event) {
      var step = { ArrowLeft: at - 1, ArrowRight: at + 1, Home: 0, End: names.length - 1 }[event.key];
      if (event.ctrlKey || event.altKey || event.metaKey || (step === undefined && event.key !== ' ')) return;
      event.preventDefault();
      if (step !== undefined) go([names[Math.min(names.length - 1, Math.max(0, step))]], 0);
      else if (playing) go([null], 0);
      else go(null, 500);
    });
  }

  function draw(figure) {
    var plot = figure.querySelector('.plot'), summary = plot.getAttribute('aria-label');
    try {
      var json = JSON.parse(figure.querySelector('.plot-data').textContent), layout = json.layout, meta = layout.meta || {};
      var item = { plot: plot, rule: meta.panels, margin: Object.assign({}, layout.margin) };
      // The caption below the figure holds the facts.
      if (item.rule) layout.annotations = layout.annotations.filter(function (a) { return a.name !== 'facts'; });
      else layout.height = layout.height || 450;
      set(layout, updateFor(item, plot.clientWidth, dark.matches));
      layout.paper_bgcolor = layout.plot_bgcolor = 'rgba(0,0,0,0)';
      return Plotly.newPlot(plot, { data: json.data, layout: layout, frames: json.frames || [], config: { displaylogo: false, modeBarButtonsToRemove: ['select2d', 'lasso2d', 'autoScale2d'] } })
        .then(function () { drawn.push(item); if (json.frames && json.frames.length) takeKeys(plot, json.frames, layout); }, function () { say(plot, summary); });
    } catch (e) {
      say(plot, summary);
      return Promise.resolve();
    }
  }

  function refit(width, isDark) {
    drawn.forEach(function (item) { Plotly.relayout(item.plot, updateFor(item, width || item.plot.clientWidth, isDark)); });
  }

  var waiting;
  function later() {
    window.clearTimeout(waiting);
    waiting = window.setTimeout(function () { refit(0, dark.matches); }, 120);
  }

  // One figure after the other, so that the page can be read meanwhile.
  Array.prototype.slice.call(document.querySelectorAll('figure.plotly-figure')).reduce(function (before, figure) {
    return before.then(function () { return new Promise(function (next) { window.setTimeout(function () { draw(figure).then(next); }, 0); }); });
  }, Promise.resolve()).then(function () {
    document.documentElement.setAttribute('data-figures', 'drawn');
    window.addEventListener('resize', later);
    dark.addEventListener('change', later);
    window.addEventListener('beforeprint', function () { refit(700, false); });
    window.addEventListener('afterprint', function () { refit(0, dark.matches); });
  });
})();
