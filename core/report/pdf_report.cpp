#include "core/report/pdf_report.h"

#include "core/domain/trading_day.h"
#include "core/report/report_sections.h"

#include <QGuiApplication>
#include <QIODevice>
#include <QSaveFile>

namespace core {
namespace {

constexpr int kFixedPages = 3;

QString footerOf(const ReportInput& input, const ReportContent& content, const FigureText& text) {
    const std::optional<QTimeZone> zone = zoneNamed(input.book.zone);
    const QTimeZone effective = zone ? *zone : QTimeZone::utc();
    const QDate today = QDateTime::fromMSecsSinceEpoch(toMs(input.madeAt), effective).date();
    const Day day = dayFromNumber(int(QDate(1970, 1, 1).daysTo(today)));
    return QStringLiteral("%1  ·  made on %2  ·  days in %3")
        .arg(filterWords(input, content, text), text.day(day), QString::fromUtf8(effective.id()));
}

} // namespace

Result<void> writePdfReport(QIODevice& device, const ReportInput& input) {
    if (qGuiApp == nullptr) {
        return Error{ErrorCode::FileUnwritable,
                     QStringLiteral("a report needs the graphical application's fonts"),
                     {}};
    }
    const FigureText text(input.locale);
    const ReportContent content = reportContent(input);
    const std::size_t trades = input.hasTradeList ? listedTrades(content.selection).size() : 0;
    ReportPages pages(device, input, footerOf(input, content, text),
                      kFixedPages + tradeListPages(trades, input.paper));
    if (!pages.begin()) {
        return Error{ErrorCode::FileUnwritable, device.errorString(), {}};
    }
    paintOverview(pages, input, content, text);
    paintBreakdowns(pages, content, text);
    paintFigures(pages, content, text);
    if (input.hasTradeList) {
        paintTradeList(pages, input, content, text);
    }
    if (!pages.end()) {
        return Error{ErrorCode::FileUnwritable, device.errorString(), {}};
    }
    return Done{};
}

Result<void> writePdfReport(const QString& path, const ReportInput& input) {
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly)) {
        return Error{ErrorCode::FileUnwritable, QStringLiteral("%1: %2").arg(path, file.errorString()), {}};
    }
    if (const Result<void> written = writePdfReport(file, input); !written.ok()) {
        return written;
    }
    if (!file.commit()) {
        return Error{ErrorCode::FileUnwritable, QStringLiteral("%1: %2").arg(path, file.errorString()), {}};
    }
    return Done{};
}

} // namespace core
