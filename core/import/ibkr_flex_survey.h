#pragma once

#include "core/base/result.h"
#include "core/import/date_reader.h"
#include "core/import/ibkr_codes.h"

#include <QHash>
#include <QSet>
#include <QString>
#include <QXmlStreamAttributes>

#include <functional>

namespace core {

/// An element of a Flex file. Valid during the visit.
struct FlexElement {
    int number = 0;  ///< ordinal of the element in the file, from 1
    QString account; ///< its own, else the statement's
    QStringView name;
    const QXmlStreamAttributes& attributes;

    QString value(const char* attribute) const {
        return attributes.value(QLatin1String(attribute)).toString();
    }
    /// The first of these that has a value: queries and confirmations name some fields differently.
    QString firstOf(std::initializer_list<const char*> names) const;

    bool isTrade() const;
    /// An expiry, exercise or assignment; the section that holds them has the same name.
    bool isSettlement() const;
    bool isOrder() const;
    bool isExecution() const { return isTrade() && !isOrder() && !isSummary(); }
    /// Lots and sums that repeat executions.
    bool isSummary() const;
    QString printedTime() const;
    Decimal decimal(const char* attribute) const;
};

/// Visits every element. MalformedFile with the line where it stops being XML, or where it is cut off.
Result<void> visitFlexElements(const QByteArray& xml, const ReadOptions& options,
                               const std::function<void(const FlexElement&)>& visit);

/// What has to be known of the whole file before its first row can be read.
class FlexSurvey {
public:
    explicit FlexSurvey(const ReadOptions& options) : dates(options.dateOrder) {}
    void see(const FlexElement& element);

    DateColumn dates;
    QSet<QString> accounts;
    QSet<QString> accountsWithExecutions;
    QSet<QString> tradeIds; ///< account|tradeID of the trades
    IbkrCancellations cancellations;

    /// The one base currency of all accounts; empty when the file does not tell or they differ.
    QString baseCurrency() const;

private:
    QHash<QString, QString> m_statedBase; ///< by account
    QHash<QString, QString> m_impliedBase;
};

} // namespace core
