#include "app/command_line/instrument_options.h"

#include "app/command_line/value_options.h"
#include "core/domain/wire_names.h"

namespace app {

using namespace core;

void declareInstrumentFacts(QCommandLineParser& parser) {
    declareOption(parser, "multiplier", "Cash per unit of price and quantity: the contract size.", "n");
    declareOption(parser, "tick", "Smallest step of the price.", "n");
    declareOption(parser, "class", "stock, future, option, forex, crypto or cfd.", "class");
    declareOption(parser, "currency", "What its price is quoted in.", "currency");
}

Result<InstrumentFacts> instrumentFacts(const CommandCall& call) {
    const Result<std::optional<Decimal>> multiplier = decimalOption(call, "multiplier");
    const Result<std::optional<Decimal>> tick = decimalOption(call, "tick");
    if (!multiplier.ok() || !tick.ok()) {
        return multiplier.ok() ? tick.error() : multiplier.error();
    }
    InstrumentFacts facts{*multiplier, *tick, std::nullopt, call.value("currency").trimmed().toUpper()};
    if (call.isSet("class")) {
        facts.assetClass = fromWireName<AssetClass>(call.value("class"));
        if (!facts.assetClass.has_value()) {
            return Error{ErrorCode::InvalidValue,
                         QStringLiteral("--class “%1” is none of stock, future, option, forex, crypto, cfd")
                             .arg(call.value("class")),
                         {}};
        }
    }
    return facts;
}

} // namespace app
