// The classic Notebook loads this with the kernel. It knows no figures of type application/vnd.plotly.v1+json; here it learns them,
// with the plotly.min.js that lies beside this file when `install --plotly FILE` put it there. Without it the figure's next type shows.
define(["base/js/namespace", "notebook/js/outputarea"], function (Jupyter, outputarea) {
    "use strict";

    var TYPE = "application/vnd.plotly.v1+json";

    // Called by the front end on one of its output areas: "this" is the area, element the place below the cell.
    function appendFigure(figure, metadata, element) {
        var place = this.create_output_subarea(metadata, "output_plotly", TYPE);
        element.append(place);
        // What is drawn changes its figure; what is saved must not change.
        var drawn = JSON.parse(JSON.stringify(figure));
        // Once the place is on the page, so that it has a width.
        window.requestAnimationFrame(function () { window.Plotly.newPlot(place[0], drawn); });
        this.element.one("clearing", function () { window.Plotly.purge(place[0]); });
        return place;
    }

    function holdsFigure(output) {
        return output.data !== undefined && output.data[TYPE] !== undefined;
    }

    // Outputs of a saved notebook were shown before this file was loaded.
    function drawWhatIsThere() {
        Jupyter.notebook.get_cells().forEach(function (cell) {
            var area = cell.output_area;
            if (area === undefined || !area.outputs.some(holdsFigure)) return;
            var outputs = area.outputs, trusted = area.trusted;
            area.clear_output(false, true);
            area.trusted = trusted; // clearing makes it true
            area.fromJSON(outputs, cell.metadata);
        });
    }

    function register() {
        // Safe: a figure is data, and plotly.js runs none of it.
        outputarea.OutputArea.prototype.register_mime_type(TYPE, appendFigure, { safe: true, index: 0 });
        drawWhatIsThere();
    }

    return {
        onload: function () {
            requirejs([Jupyter.notebook.base_url + "kernelspecs/workbench-csharp/plotly.min.js"], register, function () {
                console.info("C# (Workbench): figures are not drawn, because the kernel was installed without --plotly.");
            });
        }
    };
});
