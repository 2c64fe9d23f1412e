// Draws the page's figures and keeps them fitted to its width and colours. Runs after plotly.js, with nothing else.
(function () {
  'use strict';
  var dark = window.matchMedia('(prefers-color-scheme: dark)');
  var drawn = [];
  // Narrower than this, texts would stand on each other: the figure keeps it and scrolls.
  var NARROWEST_PANELS = 620, NARROWEST = 360;
  // Width at which pictures of figures are drawn.
  var PICTURE = 1000;

  function colours(isDark) {
    var ink = isDark ? '#c9d1d9' : '#3a434d';
    return { 'font.color': ink, 'modebar.bgcolor': 'rgba(0,0,0,0)', 'modebar.color': isDark ? '#8b949e' : '#6e7781', 'modebar.activecolor': ink };
  }

  // What a figure leaves to plotly.js is made for white pages: grid lines, and buttons that turn light under the mouse.
  function fillIn(layout) {
    var axis = { gridcolor: 'rgba(128,128,128,0.28)', zerolinecolor: 'rgba(128,128,128,0.55)' };
    layout.template = Object.assign({ layout: { xaxis: axis, yaxis: axis } }, layout.template);
    (layout.updatemenus || []).forEach(function (menu) {
      menu.bgcolor = menu.bgcolor || '#e8edf2';
      menu.font = Object.assign({ color: '#24292f' }, menu.font);
    });
  }

  function updateFor(item, width, isDark) {
    var update = WorkbenchPanels.fit(item.layout, item.margin, Math.max(width, item.bottom === undefined ? NARROWEST : NARROWEST_PANELS), item.bottom);
    return item.hasGround ? update : Object.assign(update, colours(isDark));
  }

  // A picture beside a notebook's figure ends with the facts; on this page's paper the caption has them, and the picture ends above.
  function endBeforeFacts(picture, item) {
    var height = WorkbenchPanels.fit(item.layout, item.margin, PICTURE, item.margin.b).height;
    // Where it has other sides, it was drawn elsewhere and may hold no facts.
    if (!(Math.abs(PICTURE * picture.naturalHeight / picture.naturalWidth - height) <= 1)) return;
    picture.style.aspectRatio = PICTURE + ' / ' + (height - item.margin.b + item.bottom);
    picture.style.objectFit = 'cover';
    picture.style.objectPosition = 'top';
  }

  function sayNotDrawn(plot) {
    var p = document.createElement('p');
    p.className = 'fallback';
    p.textContent = plot.getAttribute('data-not-drawn');
    Plotly.purge(plot);
    plot.replaceChildren(p);
  }

  // The picture to be kept: as it is now, in light colours on white, under the figure's name.
  function download(plot, item, name) {
    var layout = JSON.parse(JSON.stringify(plot.layout));
    if (!item.hasGround) WorkbenchPanels.set(layout, Object.assign({ paper_bgcolor: '#ffffff' }, colours(false)));
    return Plotly.downloadImage({ data: plot.data, layout: layout }, { format: 'png', filename: name, scale: 2 });
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
      // Keys on the figure's buttons are theirs.
      if (event.target !== plot) return;
      var step = { ArrowLeft: at - 1, ArrowRight: at + 1, Home: 0, End: names.length - 1 }[event.key];
      if (event.ctrlKey || event.altKey || event.metaKey || (step === undefined && event.key !== ' ')) return;
      event.preventDefault();
      if (step !== undefined) go([names[Math.min(names.length - 1, Math.max(0, step))]], 0);
      else if (playing) go([null], 0);
      else go(null, 500);
    });
  }

  function draw(figure) {
    var plot = figure.querySelector('.plot'), picture = figure.querySelector('.picture');
    try {
      var json = JSON.parse(figure.querySelector('.plot-data').textContent), layout = json.layout;
      var rule = (layout.meta || {}).panels;
      var item = { plot: plot, layout: { meta: layout.meta, height: layout.height }, margin: Object.assign({}, layout.margin), bottom: rule ? rule.bottomWithoutFacts : undefined, hasPicture: !!picture, hasGround: WorkbenchPanels.hasGround(layout) };
      // The caption below the figure holds the facts.
      if (rule) layout.annotations = (layout.annotations || []).filter(function (a) { return a.name !== 'facts'; });
      WorkbenchPanels.set(layout, updateFor(item, plot.clientWidth, dark.matches));
      fillIn(layout);
      if (!item.hasGround) layout.paper_bgcolor = layout.plot_bgcolor = 'rgba(0,0,0,0)';
      var camera = { name: 'picture', title: 'Download plot as a PNG', icon: Plotly.Icons.camera, click: function () { download(plot, item, figure.id); } };
      return Plotly.newPlot(plot, { data: json.data, layout: layout, frames: json.frames || [], config: { displaylogo: false, modeBarButtonsToRemove: ['toImage', 'select2d', 'lasso2d', 'autoScale2d'], modeBarButtonsToAdd: [camera] } })
        .then(function () {
          drawn.push(item);
          figure.classList.add('live');
          if (json.frames && json.frames.length) takeKeys(plot, json.frames, layout);
          if (rule && picture) return picture.decode().then(function () { endBeforeFacts(picture, item); }).catch(function () { });
        }, function () { sayNotDrawn(plot); });
    } catch (e) {
      sayNotDrawn(plot);
      return Promise.resolve();
    }
  }

  function refit(items, width, isDark) {
    items.forEach(function (item) {
      var room = width || item.plot.clientWidth;
      if (room > 0) Plotly.relayout(item.plot, updateFor(item, room, isDark));
    });
  }

  var waiting;
  function later() {
    window.clearTimeout(waiting);
    waiting = window.setTimeout(function () { refit(drawn, 0, dark.matches); }, 120);
  }

  // One figure after the other, so that the page can be read meanwhile.
  Array.prototype.slice.call(document.querySelectorAll('figure.plotly-figure')).reduce(function (before, figure) {
    return before.then(function () { return new Promise(function (next) { window.setTimeout(function () { draw(figure).then(next); }, 0); }); });
  }, Promise.resolve()).then(function () {
    document.documentElement.setAttribute('data-figures', 'drawn');
    window.addEventListener('resize', later);
    dark.addEventListener('change', later);
    // Figures that bring a picture are printed as it.
    window.addEventListener('beforeprint', function () { refit(drawn.filter(function (item) { return !item.hasPicture; }), 700, false); });
    window.addEventListener('afterprint', function () { refit(drawn, 0, dark.matches); });
  });
})();
