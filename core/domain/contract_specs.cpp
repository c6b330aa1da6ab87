#include "core/domain/symbols.h"
#include "core/domain/wire_names.h"

#include <QFile>
#include <QHash>

#include <algorithm>

// Q_INIT_RESOURCE works only outside of namespaces; a static library's resources are dropped without it.
static void initContracts() {
    Q_INIT_RESOURCE(core_domain_contracts);
}

namespace core {
namespace {

using SpecTable = QHash<QString, ContractSpec>;

QString keyOf(AssetClass assetClass, const QString& root) {
    return wireName(assetClass) + u'|' + root;
}

std::optional<ContractSpec> readSpec(const QString& line) {
    // root,class,multiplier,tick,currency,exchange,name: our own table, without quoting
    const QStringList cells = line.trimmed().split(u',');
    if (cells.size() != 7) {
        return std::nullopt;
    }
    const auto assetClass = fromWireName<AssetClass>(cells[1]);
    const Result<Decimal> multiplier = Decimal::parse(cells[2]);
    const Result<Decimal> tick = Decimal::parse(cells[3]);
    if (!assetClass || !multiplier) {
        return std::nullopt;
    }
    return ContractSpec{cells[0], *assetClass, *multiplier, tick ? std::optional(*tick) : std::nullopt,
                        cells[4], cells[5]};
}

SpecTable readTable() {
    initContracts();
    SpecTable table;
    QFile file(QStringLiteral(":/contracts/contracts.csv"));
    if (!file.open(QIODevice::ReadOnly)) {
        return table;
    }
    while (!file.atEnd()) {
        if (const auto spec = readSpec(QString::fromUtf8(file.readLine()))) {
            table.insert(keyOf(spec->assetClass, spec->root), *spec);
        }
    }
    return table;
}

} // namespace

std::optional<ContractSpec> contractSpec(const QString& root, AssetClass assetClass) {
    static const SpecTable table = readTable();
    const auto spec = table.constFind(keyOf(assetClass, root));
    return spec != table.constEnd() ? std::optional(*spec) : std::nullopt;
}

std::optional<ContractSpec> contractSpec(const OptionName& occ) {
    const auto digit =
        std::find_if(occ.underlying.begin(), occ.underlying.end(), [](QChar c) { return c.isDigit(); });
    const bool adjusted = digit != occ.underlying.end(); // after mergers and odd splits the root gets a digit
    return adjusted ? std::nullopt : contractSpec(QStringLiteral("OCC"), AssetClass::Option);
}

} // namespace core
