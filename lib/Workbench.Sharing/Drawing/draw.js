// Draws one figure where nobody watches: no controls, light colours, and random numbers that are the same every time (plotly.js makes ids of them).
(function () {
  'use strict';
  var INK = '#24292f';

  function seed() {
    var state = 1;
    Math.random = function () {
      state = (state * 16807) % 2147483647;
      return (state - 1) / 2147483646;
    };
  }

  function prepared(text, width, forPaper) {
    var figure = JSON.parse(text), layout = figure.layout = figure.layout || {}, rule = (layout.meta || {}).panels;
    var margin = Object.assign({ l: 80, r: 80, t: 100, b: 80 }, layout.margin), bottom = margin.b;
    delete layout.updatemenus;
    delete layout.sliders;
    delete layout.autosize;
    if (forPaper) {
      // Title, facts and notes are the caption's.
      delete layout.title;
      if (layout.annotations) layout.annotations = layout.annotations.filter(function (a) { return a.name !== 'facts' && a.name !== 'notes'; });
    }
    layout.margin = margin;
    WorkbenchPanels.set(layout, WorkbenchPanels.fit(layout, margin, width, bottom));
    if (!WorkbenchPanels.hasGround(layout)) WorkbenchPanels.set(layout, { 'font.color': INK, paper_bgcolor: '#ffffff', plot_bgcolor: 'rgba(0,0,0,0)' });
    if (forPaper) (layout.font = layout.font || {}).family = '"Liberation Sans", Arial, Helvetica, "DejaVu Sans", "Noto Sans CJK KR", sans-serif';
    return { data: figure.data, layout: layout, frames: [], config: { staticPlot: true, displayModeBar: false, responsive: false } };
  }

  function rounded(box) {
    return [box.left, box.top, box.right, box.bottom];
  }

  // Where each text stands and how large it is, and where the plots stand, in pixels of the figure.
  function measured(plot) {
    var origin = plot.getBoundingClientRect(), size = plot._fullLayout._size, texts = [];
    plot.querySelectorAll('svg text').forEach(function (text) {
      var box = text.getBoundingClientRect();
      if (!text.textContent.trim() || box.width === 0) return;
      var smallest = Infinity;
      [text].concat(Array.prototype.slice.call(text.querySelectorAll('tspan'))).forEach(function (part) {
        if (part.textContent.trim()) smallest = Math.min(smallest, parseFloat(getComputedStyle(part).fontSize));
      });
      var turn = text.getScreenCTM();
      texts.push({ text: text.textContent.slice(0, 80), pixels: smallest, tilted: Math.abs(turn.a) > 0.01 && Math.abs(turn.b) > 0.01, box: rounded({ left: box.left - origin.left, top: box.top - origin.top, right: box.right - origin.left, bottom: box.bottom - origin.top }) });
    });
    return { width: plot._fullLayout.width, height: plot._fullLayout.height, plots: [size.l, size.t, size.l + size.w, size.t + size.h], texts: texts };
  }

  window.drawFigure = function (text, width, forPaper) {
    seed();
    var plot = document.getElementById('plot');
    return document.fonts.ready
      .then(function () { return Plotly.newPlot(plot, prepared(text, width, forPaper)); })
      .then(function () { return Promise.all(Array.prototype.map.call(plot.querySelectorAll('image'), function (image) { return image.decode ? image.decode().catch(function () { }) : null; })); })
      .then(function () { return new Promise(function (next) { requestAnimationFrame(function () { requestAnimationFrame(next); }); }); })
      .then(function () { return JSON.stringify(measured(plot)); });
  };

  window.figureAsSvg = function () {
    seed();
    var plot = document.getElementById('plot');
    return Plotly.toImage(plot, { format: 'svg', width: plot._fullLayout.width, height: plot._fullLayout.height, imageDataOnly: true });
  };
})();
