#include "core/report/report_pages.h"

#include "core/report/report_style.h"

#include <QMarginsF>
#include <QPageSize>

namespace core {

using namespace paper;

namespace {

QPageSize pageSizeOf(ReportPaper paper) {
    return QPageSize(paper == ReportPaper::A4 ? QPageSize::A4 : QPageSize::Letter);
}

} // namespace

ReportPages::ReportPages(QIODevice& device, const ReportInput& input, const QString& footer, int pageCount)
    : m_writer(&device), m_paper(input.paper), m_footer(footer), m_pageCount(pageCount) {
    m_writer.setResolution(UnitsPerInch);
    m_writer.setPageSize(pageSizeOf(input.paper));
    m_writer.setPageMargins(QMarginsF(0, 0, 0, 0));
    m_writer.setTitle(input.title);
    m_writer.setCreator(QStringLiteral("Trading Journal"));
}

QRectF ReportPages::sheet(ReportPaper paper) {
    return QRectF(QPointF(0, 0), pageSizeOf(paper).size(QPageSize::Point) * Pt);
}

QRectF ReportPages::bodyOf(ReportPaper paper, bool hasHeading) {
    return sheet(paper).adjusted(36 * Pt, (hasHeading ? 58 : 36) * Pt, -36 * Pt, -46 * Pt);
}

void ReportPages::next(const QString& heading) {
    if (m_page > 0) {
        m_writer.newPage();
    }
    ++m_page;
    m_body = bodyOf(m_paper, !heading.isEmpty());
    if (!heading.isEmpty()) {
        const QRectF head(m_body.left(), 32 * Pt, m_body.width(), 16 * Pt);
        line(m_painter, head, heading, {font(13, QFont::DemiBold), TextColour});
    }
    paintFooter();
}

void ReportPages::paintFooter() {
    const QRectF foot(m_body.left(), m_body.bottom() + 14 * Pt, m_body.width(), 12 * Pt);
    rule(m_painter, foot.left(), foot.right(), foot.top() - 3 * Pt);
    line(m_painter, foot.adjusted(0, 0, -80 * Pt, 0), m_footer, {font(7.5), MutedColour});
    line(m_painter, foot, QStringLiteral("Page %1 of %2").arg(m_page).arg(m_pageCount),
         {font(7.5), MutedColour, Qt::AlignRight | Qt::AlignVCenter});
}

} // namespace core
