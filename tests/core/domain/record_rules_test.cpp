#include "core/domain/record.h"
#include "tests/support/random_records.h"
#include "tests/support/test_registry.h"

#include <QtTest>

using namespace core;

namespace {

int indexOf(const RecordSchema& schema, const QString& name) {
    for (std::size_t i = 0; i < schema.fields.size(); ++i) {
        if (name == QLatin1String(schema.fields[i].name)) {
            return int(i);
        }
    }
    return -1;
}

/// A valid record of that kind with every field set.
Record filled(RecordKind kind) {
    QRandomGenerator random(quint32(kind) + 1);
    Record record{kind, newUuid(), std::nullopt, {}};
    for (RecordField field : schemaOf(kind).fields) {
        field.nullable = false;
        record.fields.push_back(test::randomValue(random, field));
    }
    return record;
}

QStringList wrongFields(const Record& record) {
    QStringList fields;
    for (const Error& error : validate(record)) {
        fields.append(error.field);
    }
    return fields;
}

/// A value of another type than the field's.
FieldValue otherType(FieldType type) {
    return type == FieldType::Integer ? FieldValue(true) : FieldValue(qint64(1));
}

} // namespace

class RecordRulesTest : public QObject {
    Q_OBJECT
private slots:
    void everyKindHasValidRecords() {
        for (const RecordSchema& schema : allSchemas()) {
            const Record record = filled(schema.kind);
            QVERIFY2(validate(record).empty(), qPrintable(wrongFields(record).join(u' ')));
        }
    }

    void everyFieldIsCheckedForItsType() {
        for (const RecordSchema& schema : allSchemas()) {
            for (std::size_t i = 0; i < schema.fields.size(); ++i) {
                Record record = filled(schema.kind);
                record.fields[i] = otherType(schema.fields[i].type);
                const QStringList wrong = wrongFields(record);
                QVERIFY2(wrong == QStringList{QString::fromLatin1(schema.fields[i].name)},
                         qPrintable(QLatin1String(schema.name) + u'.' + wrong.join(u' ')));
            }
        }
    }

    void onlyNullableFieldsMayBeMissing() {
        for (const RecordSchema& schema : allSchemas()) {
            for (std::size_t i = 0; i < schema.fields.size(); ++i) {
                Record record = filled(schema.kind);
                record.fields[i] = {};
                const bool refused = wrongFields(record).contains(QLatin1String(schema.fields[i].name));
                QVERIFY2(refused != schema.fields[i].nullable, schema.fields[i].name);
            }
        }
    }

    void everyTextHasALimitAndMayReachIt() {
        for (const RecordSchema& schema : allSchemas()) {
            for (std::size_t i = 0; i < schema.fields.size(); ++i) {
                const RecordField& field = schema.fields[i];
                if (field.type != FieldType::Text) {
                    continue;
                }
                Record record = filled(schema.kind);
                record.fields[i] = QString(field.limit + 1, u'x');
                const auto tooLong = validate(record);
                QVERIFY2(std::any_of(tooLong.begin(), tooLong.end(),
                                     [&](const Error& error) {
                                         return error.field == QLatin1String(field.name) &&
                                                error.detail.contains(QString::number(field.limit));
                                     }),
                         field.name);
                record.fields[i] = QString(field.limit, u'x');
                for (const Error& error : validate(record)) {
                    QVERIFY2(!error.detail.contains(QStringLiteral("longer")), qPrintable(error.detail));
                }
            }
        }
    }

    void rulesOfAKindNameTheField_data() {
        QTest::addColumn<int>("kind");
        QTest::addColumn<QString>("field");
        QTest::addColumn<FieldValue>("value");
        QTest::addColumn<bool>("fine");
        const auto row = [](RecordKind kind, const char* field, const FieldValue& value, bool fine,
                            const char* what) {
            QTest::addRow("%s.%s %s", schemaOf(kind).name, field, what)
                << int(kind) << QString::fromLatin1(field) << value << fine;
        };
        const FieldValue none = Decimal();
        const FieldValue least = Decimal::fromUnits(1);
        const FieldValue below = Decimal::fromUnits(-1);
        for (const auto& [kind, field] : {std::pair(RecordKind::Instrument, "multiplier"),
                                          {RecordKind::Instrument, "tick"},
                                          {RecordKind::Fill, "quantity"},
                                          {RecordKind::Fill, "accountRate"},
                                          {RecordKind::CorporateAction, "from"},
                                          {RecordKind::CorporateAction, "to"},
                                          {RecordKind::FxRate, "rate"}}) {
            row(kind, field, none, false, "zero");
            row(kind, field, below, false, "below zero");
            row(kind, field, least, true, "smallest");
        }
        row(RecordKind::Account, "tolerance", below, false, "below zero");
        row(RecordKind::Account, "tolerance", none, true, "zero");
        row(RecordKind::Annotation, "mae", least, false, "above zero");
        row(RecordKind::Annotation, "mae", none, true, "zero");
        row(RecordKind::Annotation, "mfe", below, false, "below zero");
        row(RecordKind::Annotation, "mfe", least, true, "above zero");
        row(RecordKind::Fill, "price", below, true, "below zero"); // oil in April 2020
        row(RecordKind::Fill, "commission", below, true, "rebate");
        row(RecordKind::CashMovement, "amount", below, true, "withdrawal");
        for (const qint64 stars : {-1, 0, 5, 6}) {
            row(RecordKind::Annotation, "stars", stars, stars >= 0 && stars <= 5,
                QByteArray::number(stars).constData());
        }
    }
    void rulesOfAKindNameTheField() {
        QFETCH(int, kind);
        QFETCH(QString, field);
        QFETCH(FieldValue, value);
        QFETCH(bool, fine);
        Record record = filled(RecordKind(kind));
        record.fields[std::size_t(indexOf(schemaOf(record.kind), field))] = value;
        QCOMPARE(wrongFields(record), fine ? QStringList() : QStringList{field});
    }

    void wordsAreThoseOfTheirEnum_data() {
        QTest::addColumn<int>("kind");
        QTest::addColumn<QString>("field");
        QTest::addColumn<QString>("known");
        for (const auto& [kind, field, known] :
             {std::tuple(RecordKind::Account, "matching", "fifo lifo average"),
              {RecordKind::Instrument, "class", "stock future option forex crypto cfd"},
              {RecordKind::Instrument, "right", "none call put"},
              {RecordKind::Fill, "side", "buy sell"},
              {RecordKind::Fill, "effect", "unknown open close"},
              {RecordKind::Fill, "timePrecision", "second minute day"},
              {RecordKind::CashMovement, "kind", "deposit withdrawal fee dividend interest adjustment"}}) {
            QTest::newRow(field) << int(kind) << QString::fromLatin1(field) << QString::fromLatin1(known);
        }
    }
    void wordsAreThoseOfTheirEnum() {
        QFETCH(int, kind);
        QFETCH(QString, field);
        QFETCH(QString, known);
        Record record = filled(RecordKind(kind));
        FieldValue& value = record.fields[std::size_t(indexOf(schemaOf(record.kind), field))];
        for (const QString& word : known.split(u' ')) {
            value = word;
            QVERIFY2(validate(record).empty(), qPrintable(word));
            value = word.toUpper();
            QCOMPARE(wrongFields(record), QStringList{field});
        }
        value = QString();
        QCOMPARE(wrongFields(record), QStringList{field});
    }

    void namesThatShowNothingAreRefused() {
        for (const RecordKind kind : {RecordKind::Account, RecordKind::Tag, RecordKind::TagGroup,
                                      RecordKind::Playbook, RecordKind::PlaybookRule, RecordKind::Attachment,
                                      RecordKind::SavedView, RecordKind::Goal, RecordKind::Setting}) {
            Record record = filled(kind);
            for (const QString& name : {QString(), QStringLiteral("  "), QStringLiteral("\t\n")}) {
                record.fields[std::size_t(indexOf(schemaOf(kind), QStringLiteral("name")))] = name;
                QCOMPARE(wrongFields(record), QStringList{QStringLiteral("name")});
            }
        }
    }

    void aProductAtTheEdgeOfExactNumbersStillFits() {
        Record fill = filled(RecordKind::Fill);
        const auto set = [&](const char* field, const char* value) {
            fill.fields[std::size_t(indexOf(schemaOf(fill.kind), QLatin1String(field)))] =
                Decimal::parse(QString::fromLatin1(value)).value();
        };
        set("quantity", "92233720368");
        set("price", "1");
        QVERIFY(validate(fill).empty());
        set("price", "-1");
        QVERIFY(validate(fill).empty());
        set("price", "1.00000001");
        QCOMPARE(wrongFields(fill), QStringList{QStringLiteral("quantity")});
    }

    void aNullIdIsNoReference() {
        Record fill = filled(RecordKind::Fill);
        fill.fields[std::size_t(indexOf(schemaOf(fill.kind), QStringLiteral("batch")))] = QUuid();
        QCOMPARE(wrongFields(fill), QStringList{QStringLiteral("batch")});
    }
};

TJ_TEST(RecordRulesTest)
#include "record_rules_test.moc"
