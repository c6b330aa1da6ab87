#include "core/domain/account.h"
#include "core/domain/annotation.h"
#include "core/domain/record.h"
#include "core/domain/records.h"
#include "tests/support/builders.h"
#include "tests/support/test_registry.h"

#include <QSet>
#include <QtTest>

using namespace core;
using namespace test;

namespace {

Account fullAccount() {
    Account account = anAccount("Zürich");
    account.broker = QStringLiteral("ibkr");
    account.number = QStringLiteral("U123");
    account.currency = QStringLiteral("CHF");
    account.zone = QStringLiteral("Europe/Zurich");
    account.matching = MatchingMethod::Average;
    account.mayBeShort = account.archived = true;
    account.tolerance = dec("0.5");
    account.owner = QStringLiteral("0192a7c0-0000-7000-8000-000000000001");
    account.startingEquity = dec("25000.01");
    return account;
}

Fill fullFill() {
    Fill fill = aFill()
                    .id(7)
                    .sell("2.5")
                    .price("-37.63")
                    .named("E-1")
                    .product("NRML")
                    .fee("1.1")
                    .taxes("-0.2")
                    .feeIn("EUR")
                    .rate("83.25")
                    .in("hedge")
                    .opening();
    fill.account = fullAccount().id;
    fill.instrument = aStock().id;
    fill.timePrecision = TimePrecision::Minute;
    fill.venue = QStringLiteral("NSE");
    fill.executionByHand = fill.costsByHand = true;
    fill.batch = idOf<ImportBatchId>(3);
    int unit = 0;
    for (int kind = 0; kind < kChargeKinds; ++kind) {
        fill.charges[ChargeKind(kind)] = Decimal::fromUnits(++unit);
    }
    return fill;
}

Annotation fullAnnotation() {
    Annotation annotation;
    annotation.id = idOf(7);
    annotation.initialStop = dec("90");
    annotation.stop = dec("95");
    annotation.target = dec("120");
    annotation.playbook = idOf<PlaybookId>(2);
    annotation.openingPrice = dec("88.5");
    annotation.notes = QStringLiteral("chased — “late”\n");
    annotation.mistakes = QStringList{QStringLiteral("FOMO"), QStringLiteral("no \"plan\", size")};
    annotation.stars = 4;
    annotation.emotion = QStringLiteral("calm");
    annotation.reviewed = true;
    annotation.mae = dec("-12");
    annotation.mfe = dec("30");
    return annotation;
}

QStringList wrongFields(const Record& record) {
    QStringList fields;
    for (const Error& error : validate(record)) {
        fields.push_back(error.field);
    }
    return fields;
}

} // namespace

class RecordTest : public QObject {
    Q_OBJECT
private slots:
    void aFillWhoseCashDoesNotFitIsRefused() {
        Fill fill = fullFill();
        fill.quantity = fill.price = dec("9999999999");
        QCOMPARE(wrongFields(toRecord(fill)), QStringList{QStringLiteral("quantity")});
    }

    void everyKindComesBackAsItWas() {
        QCOMPARE(accountFrom(toRecord(fullAccount())), fullAccount());
        QCOMPARE(fillFrom(toRecord(fullFill())), fullFill());
        QCOMPARE(annotationFrom(toRecord(fullAnnotation())), fullAnnotation());

        Instrument option = aStock("SPY");
        option.assetClass = AssetClass::Option;
        option.multiplier = dec("100");
        option.tick = dec("0.01");
        option.expiry = day("2026-03-20");
        option.strike = dec("512.5");
        option.right = OptionRight::Put;
        QCOMPARE(instrumentFrom(toRecord(option)), option);

        const CashMovement cash{idOf<CashMovementId>(1), anAccount().id,     day("2026-01-02"), dec("-10"),
                                CashKind::Interest,      QStringLiteral("n")};
        QCOMPARE(cashMovementFrom(toRecord(cash)), cash);
        const CorporateAction action{idOf<CorporateActionId>(1),
                                     option.id,
                                     day("2026-01-02"),
                                     QStringLiteral("split"),
                                     dec("1"),
                                     dec("5"),
                                     aStock("NEW").id};
        QCOMPARE(corporateActionFrom(toRecord(action)), action);
        const Tag tag{idOf<TagId>(1), QStringLiteral("FOMO"), QStringLiteral("#AA00ff"), idOf<TagGroupId>(2),
                      3};
        QCOMPARE(tagFrom(toRecord(tag)), tag);
        const TagGroup group{idOf<TagGroupId>(1), QStringLiteral("Mistakes"), {}, 2};
        QCOMPARE(tagGroupFrom(toRecord(group)), group);
        const Playbook playbook{idOf<PlaybookId>(1), QStringLiteral("Breakout"), QStringLiteral("#000000"),
                                QStringLiteral("# Rules"), 1};
        QCOMPARE(playbookFrom(toRecord(playbook)), playbook);
        const Note note{idOf<NoteId>(1),        day("2026-01-02"),      QStringLiteral("Plan"),
                        QStringLiteral("Days"), QStringLiteral("text"), QStringLiteral("me")};
        QCOMPARE(noteFrom(toRecord(note)), note);
        const ImportBatch batch{idOf<ImportBatchId>(1),        QStringLiteral("t.csv"),
                                QStringLiteral("zerodha"),     anAccount().id,
                                QStringLiteral("{\"new\":1}"), at("2026-01-02T03:04:05.678Z"),
                                QStringLiteral("me")};
        QCOMPARE(importBatchFrom(toRecord(batch)), batch);
    }

    void defaultsAreValidRecordsOnceNamed() {
        QCOMPARE(wrongFields(toRecord(anAccount())), QStringList());
        QCOMPARE(wrongFields(toRecord(fullAccount())), QStringList());
        QCOMPARE(wrongFields(toRecord(fullFill())), QStringList());
        QCOMPARE(wrongFields(toRecord(fullAnnotation())), QStringList());
        QCOMPARE(wrongFields(toRecord(aStock())), QStringList());
        Annotation empty;
        empty.id = idOf(1);
        QCOMPARE(wrongFields(toRecord(empty)), QStringList());
        ImportBatch batch;
        batch.id = idOf<ImportBatchId>(1);
        QCOMPARE(wrongFields(toRecord(batch)), QStringList());
        Note note;
        note.id = idOf<NoteId>(1);
        QCOMPARE(wrongFields(toRecord(note)), QStringList());
    }

    void everyWrongFieldIsNamedAtOnce() {
        Fill fill = fullFill();
        fill.quantity = Decimal();
        fill.accountRate = dec("-1");
        fill.account = {};
        QCOMPARE(wrongFields(toRecord(fill)),
                 (QStringList{QStringLiteral("account"), QStringLiteral("quantity"),
                              QStringLiteral("accountRate")}));

        Instrument nameless = aStock(" ");
        nameless.multiplier = Decimal();
        QCOMPARE(wrongFields(toRecord(nameless)),
                 (QStringList{QStringLiteral("symbol"), QStringLiteral("multiplier")}));

        Annotation annotation = fullAnnotation();
        annotation.stars = 6;
        annotation.mae = dec("1");
        annotation.mfe = dec("-1");
        QCOMPARE(wrongFields(toRecord(annotation)),
                 (QStringList{QStringLiteral("stars"), QStringLiteral("mae"), QStringLiteral("mfe")}));
    }

    void typesAndLengthsFollowTheSchema() {
        Record tag = toRecord(Tag{idOf<TagId>(1), QString(201, u'x'), QStringLiteral("red"), {}, 0});
        QCOMPARE(wrongFields(tag), (QStringList{QStringLiteral("name"), QStringLiteral("colour")}));
        tag.fields[0] = qint64(5);
        QCOMPARE(wrongFields(tag).first(), QStringLiteral("name"));
        tag.fields.pop_back();
        QCOMPARE(validate(tag).size(), 1u);
        Record fill = toRecord(fullFill());
        fill.fields[2] = QStringLiteral("hold");
        fill.id = QUuid();
        QCOMPARE(wrongFields(fill), (QStringList{QStringLiteral("id"), QStringLiteral("side")}));
        Record annotation = toRecord(fullAnnotation());
        annotation.fields[6] = QStringLiteral("[not json");
        QCOMPARE(wrongFields(annotation), QStringList{QStringLiteral("mistakes")});
    }

    void colourIsSixHexDigits() {
        for (const auto& [colour, good] : {std::pair("#2E7D32", true),
                                           {"", true},
                                           {"#2e7d3", false},
                                           {"2E7D321", false},
                                           {"#GGGGGG", false}}) {
            const Record tag =
                toRecord(Tag{idOf<TagId>(1), QStringLiteral("t"), QString::fromLatin1(colour), {}, 0});
            QCOMPARE(validate(tag).empty(), good);
        }
    }

    void recordsMissingFieldsReadAsDefaults() {
        Record record{RecordKind::Fill, idOf(1).uuid(), std::nullopt, {}};
        Fill expected;
        expected.id = idOf(1);
        QCOMPARE(fillFrom(record), expected);
    }

    void schemaHasEveryKindOnceWithItsGroups() {
        QCOMPARE(int(allSchemas().size()), kRecordKinds);
        QSet<QString> names;
        QSet<QString> tables;
        for (const RecordSchema& schema : allSchemas()) {
            names.insert(QString::fromLatin1(schema.name));
            tables.insert(QString::fromLatin1(schema.table));
            QSet<QString> fields;
            QSet<QString> columns;
            for (const RecordField& field : schema.fields) {
                fields.insert(QString::fromLatin1(field.name));
                columns.insert(QString::fromLatin1(field.column));
                QVERIFY2(field.type != FieldType::Text || field.limit > 0, field.name);
                QVERIFY2(*field.group != '\0', field.name);
            }
            QCOMPARE(fields.size(), qsizetype(schema.fields.size()));
            QCOMPARE(columns.size(), qsizetype(schema.fields.size()));
        }
        QCOMPARE(names.size(), qsizetype(kRecordKinds));
        QCOMPARE(tables.size(), qsizetype(kRecordKinds));
        QCOMPARE(QString::fromLatin1(schemaOf(RecordKind::FxRate).table), QStringLiteral("fx_rates"));
    }

    void structsAndSchemaHaveTheSameFields() {
        const auto size = [](RecordKind kind) { return schemaOf(kind).fields.size(); };
        QCOMPARE(toRecord(Account()).fields.size(), size(RecordKind::Account));
        QCOMPARE(toRecord(CashMovement()).fields.size(), size(RecordKind::CashMovement));
        QCOMPARE(toRecord(Instrument()).fields.size(), size(RecordKind::Instrument));
        QCOMPARE(toRecord(CorporateAction()).fields.size(), size(RecordKind::CorporateAction));
        QCOMPARE(toRecord(Fill()).fields.size(), size(RecordKind::Fill));
        QCOMPARE(toRecord(Annotation()).fields.size(), size(RecordKind::Annotation));
        QCOMPARE(toRecord(Tag()).fields.size(), size(RecordKind::Tag));
        QCOMPARE(toRecord(TagGroup()).fields.size(), size(RecordKind::TagGroup));
        QCOMPARE(toRecord(Playbook()).fields.size(), size(RecordKind::Playbook));
        QCOMPARE(toRecord(Note()).fields.size(), size(RecordKind::Note));
        QCOMPARE(toRecord(ImportBatch()).fields.size(), size(RecordKind::ImportBatch));
    }
};

TJ_TEST(RecordTest)
#include "record_test.moc"
