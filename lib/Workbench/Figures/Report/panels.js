// Lays a figure out at a width, and knows whose colours it has. Rows of frames are as high as the width makes them, other rows have a height of their own; rows with both, the smaller; none below its least height (layout.meta.panels).
var WorkbenchPanels = (function () {
  'use strict';
  var LOWEST = 60, HIGHEST = 4000, USUAL = 450;

  function set(layout, update) {
    Object.keys(update).forEach(function (path) {
      var keys = path.split('.'), last = keys.pop(), place = layout;
      keys.forEach(function (key) { place = place[key] = place[key] || {}; });
      place[last] = update[path];
    });
  }

  function height(pixels) {
    return Math.min(HIGHEST, Math.max(LOWEST, Math.ceil(pixels)));
  }

  // The changes to a layout that make it as wide as told.
  function fit(layout, margin, width, bottom) {
    var rule = (layout.meta || {}).panels;
    if (!rule) return { width: width, height: height(layout.height || USUAL) };
    var frame = (width - margin.l - margin.r) * rule.frameFraction;
    var heights = rule.rows.map(function (row) { return Math.max(row.leastPixels || 0, Math.min(row.pixels || Infinity, row.frames ? row.frames * frame : Infinity)); });
    var sum = function (list) { return list.reduce(function (a, b) { return a + b; }, 0); };
    var total = sum(heights) + sum(rule.gaps);
    var update = { width: width, height: height(total + margin.t + bottom), 'margin.b': bottom };
    var top = 0;
    rule.rows.forEach(function (row, i) {
      var end = top + heights[i];
      row.axes.forEach(function (axis) { update[axis + '.domain'] = [Math.max(0, 1 - end / total), Math.min(1, 1 - top / total)]; });
      if (i === rule.colourBarBelowRow) update['coloraxis.colorbar.y'] = 1 - (end + rule.colourBarPixels) / total;
      top = end + (rule.gaps[i] || 0);
    });
    return update;
  }

  // Whether a figure, or its template, brings a ground of its own, to which its lines and letters were chosen.
  function hasGround(layout) {
    var base = (layout.template || {}).layout || {};
    return ['paper_bgcolor', 'plot_bgcolor'].some(function (key) { return !/^(undefined|rgba\(0, ?0, ?0, ?0\)|transparent)$/.test(layout[key] || base[key]); });
  }

  return { set: set, fit: fit, hasGround: hasGround };
})();
