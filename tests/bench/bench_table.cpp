// The Trades page with 100,000 rows: sorting by each column, and scrolling through them drawn offscreen.
#include "app/snapshot.h"
#include "app/theme.h"
#include "app/trades/trade_table_model.h"
#include "app/trades/trades_page.h"
#include "tests/bench/stopwatch.h"
#include "tests/bench/synthetic_book.h"

#include <QApplication>
#include <QScrollBar>
#include <QTableView>

#include <cstdio>

namespace {

constexpr int kTrades = 100'000;
constexpr int kScrolls = 60;

void printSorting(app::TradeTableModel& model) {
    double slowest = 0;
    for (int column = 0; column < app::TradeTableModel::kColumns; ++column) {
        Qt::SortOrder order = Qt::AscendingOrder;
        const double ms = bench::medianMs(5, [&] {
            order = order == Qt::AscendingOrder ? Qt::DescendingOrder : Qt::AscendingOrder;
            model.sort(column, order);
        });
        const QString name = model.headerData(column, Qt::Horizontal).toString();
        std::printf("  sort by %-12s %6.1f ms\n", qUtf8Printable(name), ms);
        slowest = std::max(slowest, ms);
    }
    std::printf("sorting %d rows: slowest column %.1f ms\n", kTrades, slowest);
}

/// Jumps, so that no row of one picture is on the next.
void printScrolling(QTableView& table) {
    QScrollBar& bar = *table.verticalScrollBar();
    int step = 0;
    const bench::Times times = bench::timesMs(kScrolls, [&] {
        return bench::elapsedMs([&] {
            bar.setValue(int(qint64(bar.maximum()) * step++ / kScrolls));
            (void)table.viewport()->grab();
        });
    });
    std::printf("scrolling %d rows, %d pictures of %d rows: median %.1f ms, slowest %.1f ms\n", kTrades,
                kScrolls, table.viewport()->height() / table.rowHeight(0), times.median, times.slowest);
}

} // namespace

int main(int argc, char** argv) {
    if (!qEnvironmentVariableIsSet("QT_QPA_PLATFORM")) {
        qputenv("QT_QPA_PLATFORM", "offscreen");
    }
    QApplication application(argc, argv);
    app::applyTheme(application, app::makeTheme(false, false));
    const auto book = std::make_shared<const core::TradeBook>(bench::syntheticBook(kTrades));
    const app::SnapshotPtr snapshot = app::takeSnapshot(book, {});
    app::TradesPage page;
    page.resize(1600, 1000);
    page.show();
    const app::Presentation presentation(snapshot, app::Unit::Money,
                                         core::FigureText(QLocale(QStringLiteral("en_IN"))));
    std::printf("showing %d rows first: %.1f ms\n", kTrades, bench::elapsedMs([&] {
                    page.present(presentation);
                    (void)page.grab();
                }));
    for (QTableView* table : page.findChildren<QTableView*>()) {
        if (auto* model = qobject_cast<app::TradeTableModel*>(table->model())) {
            printSorting(*model);
            printScrolling(*table);
        }
    }
    return 0;
}
