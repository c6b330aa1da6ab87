#pragma once

#include <QRectF>
#include <QStringList>

namespace app {

/// A plot of one point per day, as far as what lies over it must know. Indexes count its points.
class DayPlot {
public:
    virtual ~DayPlot() = default;

    virtual QRectF plotRect() const = 0;
    /// The points that are shown; last is below first while there are none.
    virtual int firstShown() const = 0;
    virtual int lastShown() const = 0;
    /// −1 where there is no point.
    virtual int indexAt(double x) const = 0;
    virtual QPointF placeOf(int index) const = 0;
    virtual QStringList explanation(int index) const = 0;

    virtual void zoomBetween(int first, int last) = 0;
    virtual void zoomOut() = 0;
    virtual void choose(int index) = 0;
};

} // namespace app
