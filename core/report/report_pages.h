#pragma once

#include "core/report/report_input.h"

#include <QPainter>
#include <QPdfWriter>
#include <QRectF>
#include <QString>

namespace core {

/// The pages of a report: paper, margins, heading and footer. Pages are counted in advance, so that each
/// footer knows how many there are.
class ReportPages {
public:
    ReportPages(QIODevice& device, const ReportInput& input, const QString& footer, int pageCount);

    bool begin() { return m_painter.begin(&m_writer); }
    bool end() { return m_painter.end(); }
    /// Begins the next page; `heading` stands small at its top (empty on the first).
    void next(const QString& heading);
    QPainter& painter() { return m_painter; }
    /// Room of the current page between heading and footer.
    QRectF body() const { return m_body; }
    /// The same for a page that does not exist yet.
    static QRectF bodyOf(ReportPaper paper, bool hasHeading);

private:
    static QRectF sheet(ReportPaper paper);
    void paintFooter();

    QPdfWriter m_writer;
    QPainter m_painter;
    ReportPaper m_paper;
    QString m_footer;
    int m_pageCount;
    int m_page = 0;
    QRectF m_body;
};

} // namespace core
