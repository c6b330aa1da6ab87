// Decimal against an independent reference: integers of any size and schoolbook rounding.
#include "core/base/decimal.h"
#include "tests/support/test_registry.h"

#include <boost/multiprecision/cpp_int.hpp>

#include <QtTest>

#include <random>

using core::Decimal;
using core::DecimalSum;
using core::ProductSum;
using Big = boost::multiprecision::cpp_int;

namespace {

const Big kLargest("9223372036854775807");
const Big kOne(100'000'000);

bool fits(const Big& units) {
    return abs(units) <= kLargest;
}

/// numerator ÷ denominator to the nearest whole number, the even one of two.
Big nearest(Big numerator, Big denominator) {
    if (denominator < 0) {
        numerator = -numerator;
        denominator = -denominator;
    }
    const bool negative = numerator < 0;
    const Big magnitude = negative ? Big(-numerator) : numerator;
    Big whole = magnitude / denominator;
    const Big twice = (magnitude % denominator) * 2;
    if (twice > denominator || (twice == denominator && whole % 2 != 0)) {
        ++whole;
    }
    return negative ? Big(-whole) : whole;
}

QString textOf(const Big& value) {
    return QString::fromStdString(value.str());
}

class Numbers {
public:
    /// Of every magnitude, the ends of the range and round numbers included.
    Decimal next() {
        const std::uint64_t bits = m_random();
        switch (bits % 16) {
        case 0:
            return Decimal::fromUnits(std::numeric_limits<std::int64_t>::max() -
                                      std::int64_t(m_random() % 3));
        case 1:
            return Decimal::fromUnits(std::int64_t(m_random() % 7) - 3);
        case 2:
            return Decimal::fromUnits((std::int64_t(m_random() % 2001) - 1000) * Decimal::One / 2);
        default:
            return Decimal::fromUnits(std::int64_t(m_random()) >> (bits >> 8) % 64);
        }
    }
    Decimal positive() {
        Decimal value;
        while (!value.isPositive()) {
            value = next();
        }
        return value;
    }
    int below(int bound) { return int(m_random() % std::uint64_t(bound)); }

private:
    std::mt19937_64 m_random{20260914};
};

Big big(Decimal value) {
    return Big(value.units());
}

/// The answer is the reference's, or none where that does not fit.
bool agrees(const std::optional<Decimal>& answer, const Big& reference) {
    return answer ? big(*answer) == reference : !fits(reference);
}

} // namespace

class DecimalPropertyTest : public QObject {
    Q_OBJECT
private slots:
    void textReadsBackEqual() {
        Numbers numbers;
        for (int i = 0; i < 20'000; ++i) {
            const Decimal value = numbers.next();
            for (const int places : {0, 2, 8}) {
                const QString text = value.toString(places);
                QCOMPARE(Decimal::parse(text).value(), value);
                const qsizetype point = text.indexOf(u'.');
                const qsizetype decimals = point < 0 ? 0 : text.size() - point - 1;
                QVERIFY2(decimals >= places && decimals <= 8, qPrintable(text));
                QVERIFY2(decimals == places || !text.endsWith(u'0'), qPrintable(text));
            }
        }
    }

    void everySpellingOfANumberIsThatNumber() {
        Numbers numbers;
        for (int i = 0; i < 5000; ++i) {
            const Decimal value = numbers.next();
            const QString digits = textOf(abs(big(value)));
            const QString sign = value.isNegative() ? QStringLiteral("-") : QString();
            for (const QString& text :
                 {sign + digits + QStringLiteral("e-8"),
                  sign + QStringLiteral("000") + digits + QStringLiteral("E-08"),
                  sign + QStringLiteral("0.") + digits.rightJustified(19, u'0') + QStringLiteral("e11"),
                  sign + digits + QStringLiteral(".000e-8"), value.toString(8) + QStringLiteral("000")}) {
                const auto read = Decimal::parse(text);
                QVERIFY2(read.ok(), qPrintable(text));
                QCOMPARE(*read, value);
            }
        }
    }

    void roundingOnReadingIsHalfToEven() {
        Numbers numbers;
        for (int i = 0; i < 5000; ++i) {
            const Big units = big(numbers.next()) / 1000;
            const int more = 1 + numbers.below(6); // digits beyond the eighth
            Big scale = 1;
            for (int digit = 0; digit < more; ++digit) {
                scale *= 10;
            }
            const Big half = numbers.below(2) == 0 ? Big(scale / 2) : Big(numbers.below(1000)) % scale;
            const Big exact = units * scale + (units < 0 ? Big(-half) : half);
            const QString text = textOf(exact) + QStringLiteral("e-%1").arg(8 + more);
            const auto read = Decimal::parse(text, Decimal::Rounding::HalfEven);
            QVERIFY2(read.ok() && big(*read) == nearest(exact, scale), qPrintable(text));
            QCOMPARE(Decimal::parse(text).ok(), exact % scale == 0);
        }
    }

    void sumsAreExactOrThrow() {
        Numbers numbers;
        int thrown = 0;
        for (int i = 0; i < 20'000; ++i) {
            const Decimal a = numbers.next();
            const Decimal b = numbers.next();
            for (const bool plus : {true, false}) {
                const Big exact = plus ? Big(big(a) + big(b)) : Big(big(a) - big(b));
                try {
                    QCOMPARE(big(plus ? a + b : a - b), exact);
                } catch (const core::DecimalOverflow&) {
                    QVERIFY(!fits(exact));
                    ++thrown;
                }
            }
        }
        QVERIFY(thrown > 100);
    }

    void productsAndQuotientsAreRoundedOnce() {
        Numbers numbers;
        for (int i = 0; i < 20'000; ++i) {
            const Decimal a = numbers.next();
            const Decimal b = numbers.next();
            QVERIFY(agrees(core::multiplied(a, b), nearest(big(a) * big(b), kOne)));
            if (!b.isZero()) {
                QVERIFY(agrees(core::divided(a, b), nearest(big(a) * kOne, big(b))));
            }
        }
    }

    void sharesAreRoundedOnceAndTheRestMakesThemWhole() {
        Numbers numbers;
        for (int i = 0; i < 10'000; ++i) {
            const Decimal amount = numbers.next();
            const Decimal whole = numbers.positive();
            const Decimal part = Decimal::fromUnits(std::int64_t(big(whole) * numbers.below(1001) / 1000));
            const Decimal share = core::proRata(amount, part, whole);
            QCOMPARE(big(share), nearest(big(amount) * big(part), big(whole)));
            QVERIFY(share.abs() <= amount.abs());
            QCOMPARE(share + (amount - share), amount);
        }
        QVERIFY_THROWS_EXCEPTION(core::DecimalOverflow,
                                 (void)core::proRata(Decimal::fromInt(1), Decimal::fromInt(1), Decimal()));
    }

    void roundedIsTheNearestOfThatManyPlaces() {
        Numbers numbers;
        for (int i = 0; i < 5000; ++i) {
            const Decimal value = Decimal::fromUnits(numbers.next().units() / 10);
            Big step = kOne;
            for (int places = 0; places <= 8; ++places) {
                QCOMPARE(big(value.rounded(places)), nearest(big(value), step) * step);
                step /= 10;
            }
        }
    }

    void decimalSumsForgetTheOrderAndTheWay() {
        Numbers numbers;
        for (int run = 0; run < 500; ++run) {
            DecimalSum forwards;
            DecimalSum backwards;
            Big exact = 0;
            std::vector<Decimal> values;
            for (int i = 0; i < 50; ++i) {
                values.push_back(numbers.next());
                exact += big(values.back());
                forwards += values.back();
            }
            for (std::size_t i = values.size(); i-- > 0;) {
                backwards.add(values[i]);
            }
            QVERIFY(agrees(forwards.value(), exact));
            QVERIFY(forwards.units() == backwards.units());
            QCOMPARE(forwards.sign(), exact.sign());
            forwards -= backwards;
            QVERIFY(forwards.value()->isZero());
        }
    }

    void productSumsAreRoundedOnceAtTheEnd() {
        Numbers numbers;
        for (int run = 0; run < 3000; ++run) {
            ProductSum sum;
            Big exact = 0; // of 16 places
            for (int i = 0; i < 5; ++i) {
                const Decimal a = Decimal::fromUnits(numbers.next().units() / 1000);
                const Decimal b = Decimal::fromUnits(numbers.next().units() / 1000);
                numbers.below(2) == 0 ? sum.add(a, b) : sum.subtract(-a, b);
                exact += big(a) * big(b);
            }
            QCOMPARE(sum.sign(), exact.sign());
            QVERIFY(agrees(sum.value(), nearest(exact, kOne)));
            const Decimal factor = Decimal::fromInt(1 + numbers.below(500));
            QVERIFY(agrees(sum.times(factor), nearest(exact * (big(factor) / kOne), kOne)));
            const Decimal divisor = numbers.positive();
            QVERIFY(agrees(sum.dividedBy(divisor), nearest(exact, big(divisor))));
        }
    }

    void portionsAddUpToTheWholeSum() {
        Numbers numbers;
        for (int run = 0; run < 3000; ++run) {
            ProductSum sum;
            sum.add(Decimal::fromUnits(numbers.next().units() / 1000), numbers.next());
            const Decimal whole = Decimal::fromInt(1 + numbers.below(1000));
            const Decimal part = Decimal::fromInt(numbers.below(1 + int(whole.units() / Decimal::One)));
            const ProductSum share = sum.portion(part, whole);
            ProductSum rest = sum;
            rest.subtract(share);
            rest.add(share);
            rest.subtract(sum);
            QCOMPARE(rest.sign(), 0);
            if (part == whole) {
                ProductSum difference = sum;
                difference.subtract(share);
                QCOMPARE(difference.sign(), 0);
            }
        }
    }

    void orderIsThatOfTheNumbers() {
        Numbers numbers;
        for (int i = 0; i < 5000; ++i) {
            const Decimal a = numbers.next();
            const Decimal b = numbers.next();
            QCOMPARE(a < b, big(a) < big(b));
            QCOMPARE(a == b, big(a) == big(b));
            QCOMPARE(a.sign(), big(a).sign());
        }
    }
};

TJ_TEST(DecimalPropertyTest)
#include "decimal_property_test.moc"
