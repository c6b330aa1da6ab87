#include "app/trade_actions.h"

#include "app/delete_trades.h"
#include "app/edit_trade.h"
#include "app/enter_trade.h"
#include "app/journal_worker.h"
#include "app/snapshot_source.h"
#include "app/trades/trades_page.h"

#include <QLocale>

#include <algorithm>

namespace app {

TradeActions::TradeActions(JournalWorker& worker, SnapshotSource& source, TradesPage& page, QObject* parent)
    : QObject(parent), m_worker(worker), m_source(source), m_page(page) {
    connect(&page, &TradesPage::detailWished, this, &TradeActions::showDetail);
    connect(&page, &TradesPage::edited, this, &TradeActions::edit);
    connect(&page, &TradesPage::tradeEntered, this, &TradeActions::enter);
    connect(&page, &TradesPage::deleteWished, this, &TradeActions::remove);
}

void TradeActions::showDetail(core::TradeId trade) {
    if (!m_source.snapshot()) {
        return;
    }
    const auto job = [book = m_source.snapshot()->book, trade](const core::Journal& journal) {
        return journal.readTrade(*book, trade);
    };
    m_worker.read(job, &m_page, [this, trade, edits = m_edits](core::Result<core::TradeDetail> detail) {
        // A trade that a change has just cut anew is asked for again with the next snapshot, and so is one
        // that was edited while it was read: what it held before must not replace what was typed.
        if (detail && m_page.selected() == trade && edits == m_edits) {
            m_page.showDetail(*detail);
        }
    });
}

void TradeActions::edit(const TradeEdit& edit) {
    ++m_edits;
    m_worker.write([edit](core::Journal& journal) { return editTrade(journal, edit); }, this,
                   [this, edit](core::Result<core::ChangeResult> result) {
                       ++m_edits;
                       if (result) {
                           showDetail(m_page.selected());
                       } else {
                           if (edit.notes) {
                               m_page.keepUnsaved(edit.trade, *edit.notes);
                           }
                           emit failed(result.error());
                           m_source.reload(); // shows again what is stored
                       }
                   });
}

void TradeActions::enter(const TradeEntry& entry) {
    const core::JournalSettings settings =
        m_source.snapshot() ? m_source.snapshot()->book->settings : core::JournalSettings();
    const QString currency =
        settings.currency.isEmpty() ? QLocale().currencySymbol(QLocale::CurrencyIsoCode) : settings.currency;
    const auto job = [entry, currency](core::Journal& journal) {
        return enterTrade(journal, entry, currency);
    };
    m_worker.write(job, this, [this, symbol = entry.symbol](core::Result<EnteredTrade> entered) {
        if (!entered) {
            m_page.refuseEntry(entered.error());
            return;
        }
        m_page.closeForm();
        m_page.select(entered->trade);
        emit done(tr("%1 added").arg(symbol));
    });
}

void TradeActions::remove(const std::vector<core::TradeId>& trades) {
    m_page.flush();
    m_worker.write([trades](core::Journal& journal) { return deleteTrades(journal, trades); }, this,
                   [this, trades](core::Result<core::ChangeResult> result) {
                       if (result) {
                           emit done(trades.size() == 1
                                         ? tr("Trade deleted")
                                         : tr("%n trades deleted", nullptr, int(trades.size())));
                       } else if (result.error().code == core::ErrorCode::SharedFill) {
                           offerNeighbours(trades);
                       } else {
                           emit failed(result.error());
                       }
                   });
}

void TradeActions::offerNeighbours(const std::vector<core::TradeId>& trades) {
    if (!m_source.snapshot()) {
        return;
    }
    const auto job = [book = m_source.snapshot()->book, trades](const core::Journal& journal) {
        return withNeighbours(journal, *book, trades);
    };
    m_worker.read(job, this, [this, trades](core::Result<std::vector<core::TradeId>> all) {
        if (!all) {
            emit failed(all.error());
            return;
        }
        QStringList names;
        for (std::size_t i = trades.size(); i < all->size(); ++i) {
            names.append(nameOf((*all)[i]));
        }
        m_page.offerToDelete(*all, tr("A fill of this reversal also belongs to %1. A fill is deleted with "
                                      "all its trades or not at all.")
                                       .arg(names.join(QStringLiteral("; "))));
    });
}

QString TradeActions::nameOf(core::TradeId trade) const {
    const core::TradeBook& book = *m_source.snapshot()->book;
    const auto found = std::find_if(book.trades.begin(), book.trades.end(),
                                    [trade](const core::Trade& one) { return one.id == trade; });
    return found == book.trades.end() ? trade.toString() : m_page.nameOf(*found);
}

} // namespace app
