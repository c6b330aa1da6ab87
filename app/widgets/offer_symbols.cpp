#include "app/widgets/offer_symbols.h"

#include "core/domain/trade_book.h"

#include <QCompleter>
#include <QLineEdit>

namespace app {

void offerSymbols(QLineEdit& edit, const core::TradeBook& book) {
    QStringList symbols;
    for (const core::Instrument& instrument : book.instruments) {
        symbols.append(instrument.symbol);
    }
    symbols.sort();
    auto* completer = new QCompleter(symbols, &edit);
    completer->setCaseSensitivity(Qt::CaseInsensitive);
    completer->setFilterMode(Qt::MatchContains);
    delete edit.completer();
    edit.setCompleter(completer);
}

} // namespace app
