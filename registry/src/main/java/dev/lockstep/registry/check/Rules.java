package dev.lockstep.registry.check;

import dev.lockstep.registry.rule.Rule;
import dev.lockstep.registry.rule.constraint.ArraySizeRelaxed;
import dev.lockstep.registry.rule.constraint.ArraySizeTightened;
import dev.lockstep.registry.rule.constraint.ConstraintUndecidable;
import dev.lockstep.registry.rule.constraint.EnumValueAdded;
import dev.lockstep.registry.rule.constraint.EnumValueRemoved;
import dev.lockstep.registry.rule.constraint.FormatChanged;
import dev.lockstep.registry.rule.constraint.LengthRelaxed;
import dev.lockstep.registry.rule.constraint.LengthTightened;
import dev.lockstep.registry.rule.constraint.PatternChanged;
import dev.lockstep.registry.rule.constraint.RangeRelaxed;
import dev.lockstep.registry.rule.constraint.RangeTightened;
import dev.lockstep.registry.rule.constraint.UniqueItemsAdded;
import dev.lockstep.registry.rule.constraint.ValidatorStrictnessRaised;
import dev.lockstep.registry.rule.constraint.ValidatorWeakened;
import dev.lockstep.registry.rule.drift.ContractDataDrift;
import dev.lockstep.registry.rule.drift.ContractVersionMissing;
import dev.lockstep.registry.rule.drift.DataVersionStillPresent;
import dev.lockstep.registry.rule.drift.ValidatorContractDrift;
import dev.lockstep.registry.rule.governance.ConsumerPinViolated;
import dev.lockstep.registry.rule.governance.DeprecationWindowOpen;
import dev.lockstep.registry.rule.governance.EncryptionModeChanged;
import dev.lockstep.registry.rule.governance.OwnerChanged;
import dev.lockstep.registry.rule.governance.OwnerMissing;
import dev.lockstep.registry.rule.governance.RetentionLengthened;
import dev.lockstep.registry.rule.governance.RetentionShortened;
import dev.lockstep.registry.rule.governance.RetentionUnenforced;
import dev.lockstep.registry.rule.governance.SensitiveInKeyOrIndex;
import dev.lockstep.registry.rule.governance.SensitivityLowered;
import dev.lockstep.registry.rule.governance.SensitivityRaised;
import dev.lockstep.registry.rule.governance.VersionBumpInsufficient;
import dev.lockstep.registry.rule.key.ClusteringOrderChanged;
import dev.lockstep.registry.rule.key.CollectionMoved;
import dev.lockstep.registry.rule.key.KeyTemplateChanged;
import dev.lockstep.registry.rule.key.PartitionKeyChanged;
import dev.lockstep.registry.rule.key.PrimaryKeyChanged;
import dev.lockstep.registry.rule.key.ReferenceTargetChanged;
import dev.lockstep.registry.rule.key.ShardKeyChanged;
import dev.lockstep.registry.rule.key.TtlAdded;
import dev.lockstep.registry.rule.key.TtlChanged;
import dev.lockstep.registry.rule.key.TtlRemoved;
import dev.lockstep.registry.rule.key.UniqueAdded;
import dev.lockstep.registry.rule.key.UniqueRemoved;
import dev.lockstep.registry.rule.query.IndexBuildWillFail;
import dev.lockstep.registry.rule.query.IndexKeysChanged;
import dev.lockstep.registry.rule.query.IndexRemovedInUse;
import dev.lockstep.registry.rule.query.QueryPathGone;
import dev.lockstep.registry.rule.shape.ContentModelClosed;
import dev.lockstep.registry.rule.shape.ContentModelOpened;
import dev.lockstep.registry.rule.shape.FieldAbsenceSemanticsChanged;
import dev.lockstep.registry.rule.shape.FieldAddedOptional;
import dev.lockstep.registry.rule.shape.FieldAddedOverUndeclaredData;
import dev.lockstep.registry.rule.shape.FieldAddedRequired;
import dev.lockstep.registry.rule.shape.FieldAddedRequiredWithDefault;
import dev.lockstep.registry.rule.shape.FieldDefaultChanged;
import dev.lockstep.registry.rule.shape.FieldMoved;
import dev.lockstep.registry.rule.shape.FieldNameReused;
import dev.lockstep.registry.rule.shape.FieldNameUnsafe;
import dev.lockstep.registry.rule.shape.FieldNullAllowed;
import dev.lockstep.registry.rule.shape.FieldNullForbidden;
import dev.lockstep.registry.rule.shape.FieldRemoved;
import dev.lockstep.registry.rule.shape.FieldRemovedWithoutDeprecation;
import dev.lockstep.registry.rule.shape.FieldRenameSuspected;
import dev.lockstep.registry.rule.shape.FieldRenamed;
import dev.lockstep.registry.rule.shape.FieldRequiredRelaxed;
import dev.lockstep.registry.rule.shape.FieldRequiredTightened;
import dev.lockstep.registry.rule.shape.MapKeyLanguageChanged;
import dev.lockstep.registry.rule.type.ColumnKindChanged;
import dev.lockstep.registry.rule.type.DiscriminatorChanged;
import dev.lockstep.registry.rule.type.SemanticsChanged;
import dev.lockstep.registry.rule.type.TypeArrayToScalar;
import dev.lockstep.registry.rule.type.TypeChanged;
import dev.lockstep.registry.rule.type.TypeNarrowed;
import dev.lockstep.registry.rule.type.TypePrecisionLoss;
import dev.lockstep.registry.rule.type.TypeScalarToArray;
import dev.lockstep.registry.rule.type.TypeUnknown;
import dev.lockstep.registry.rule.type.TypeWidened;
import dev.lockstep.registry.rule.type.UnionMemberAdded;
import dev.lockstep.registry.rule.type.UnionMemberRemoved;
import dev.lockstep.registry.rule.type.ValueEncodingChanged;
import dev.lockstep.registry.rule.type.ValueKindChanged;
import dev.lockstep.registry.rule.usage.ConsumerUndeclared;
import dev.lockstep.registry.rule.usage.UsageDeclaredUnseen;
import dev.lockstep.registry.rule.usage.UsageManifestStale;
import dev.lockstep.registry.rule.usage.UsageObservedUndeclared;
import dev.lockstep.registry.rule.write.CacheStaleShape;
import dev.lockstep.registry.rule.write.ConditionExpressionAffected;
import dev.lockstep.registry.rule.write.CounterOrAtomicOpAffected;
import dev.lockstep.registry.rule.write.DualWriteIncomplete;
import dev.lockstep.registry.rule.write.StreamConsumerAffected;
import dev.lockstep.registry.rule.write.TransactionScopeSplit;
import dev.lockstep.registry.rule.write.UpsertKeyChanged;
import dev.lockstep.registry.rule.write.WriterOmitsRequired;
import dev.lockstep.registry.rule.write.WriterRejected;
import dev.lockstep.registry.rule.write.WriterReplacesDocument;
import dev.lockstep.registry.rule.write.WriterResurrectsField;
import java.util.List;
import java.util.Optional;

/** Every rule, in the order of its page. */
public final class Rules {
  private static final List<Rule> ALL =
      List.of(
          new ContentModelClosed(),
          new ContentModelOpened(),
          new FieldAbsenceSemanticsChanged(),
          new FieldAddedOptional(),
          new FieldAddedOverUndeclaredData(),
          new FieldAddedRequired(),
          new FieldAddedRequiredWithDefault(),
          new FieldDefaultChanged(),
          new FieldMoved(),
          new FieldNameReused(),
          new FieldNameUnsafe(),
          new FieldNullAllowed(),
          new FieldNullForbidden(),
          new FieldRemoved(),
          new FieldRemovedWithoutDeprecation(),
          new FieldRenameSuspected(),
          new FieldRenamed(),
          new FieldRequiredRelaxed(),
          new FieldRequiredTightened(),
          new MapKeyLanguageChanged(),
          new ColumnKindChanged(),
          new DiscriminatorChanged(),
          new SemanticsChanged(),
          new TypeArrayToScalar(),
          new TypeChanged(),
          new TypeNarrowed(),
          new TypePrecisionLoss(),
          new TypeScalarToArray(),
          new TypeUnknown(),
          new TypeWidened(),
          new UnionMemberAdded(),
          new UnionMemberRemoved(),
          new ValueEncodingChanged(),
          new ValueKindChanged(),
          new ArraySizeRelaxed(),
          new ArraySizeTightened(),
          new ConstraintUndecidable(),
          new EnumValueAdded(),
          new EnumValueRemoved(),
          new FormatChanged(),
          new LengthRelaxed(),
          new LengthTightened(),
          new PatternChanged(),
          new RangeRelaxed(),
          new RangeTightened(),
          new UniqueItemsAdded(),
          new ValidatorContractDrift(),
          new ValidatorStrictnessRaised(),
          new ValidatorWeakened(),
          new ClusteringOrderChanged(),
          new CollectionMoved(),
          new KeyTemplateChanged(),
          new PartitionKeyChanged(),
          new PrimaryKeyChanged(),
          new ReferenceTargetChanged(),
          new ShardKeyChanged(),
          new TtlAdded(),
          new TtlChanged(),
          new TtlRemoved(),
          new UniqueAdded(),
          new UniqueRemoved(),
          new IndexBuildWillFail(),
          new IndexKeysChanged(),
          new IndexRemovedInUse(),
          new QueryPathGone(),
          new CacheStaleShape(),
          new ConditionExpressionAffected(),
          new CounterOrAtomicOpAffected(),
          new DualWriteIncomplete(),
          new StreamConsumerAffected(),
          new TransactionScopeSplit(),
          new UpsertKeyChanged(),
          new WriterOmitsRequired(),
          new WriterRejected(),
          new WriterReplacesDocument(),
          new WriterResurrectsField(),
          new ConsumerPinViolated(),
          new ConsumerUndeclared(),
          new ContractDataDrift(),
          new ContractVersionMissing(),
          new DataVersionStillPresent(),
          new DeprecationWindowOpen(),
          new EncryptionModeChanged(),
          new OwnerChanged(),
          new OwnerMissing(),
          new RetentionLengthened(),
          new RetentionShortened(),
          new RetentionUnenforced(),
          new SensitiveInKeyOrIndex(),
          new SensitivityLowered(),
          new SensitivityRaised(),
          new UsageDeclaredUnseen(),
          new UsageManifestStale(),
          new UsageObservedUndeclared(),
          new VersionBumpInsufficient());

  private Rules() {}

  /** All rules. */
  public static List<Rule> all() {
    return ALL;
  }

  /** The ids of all rules. */
  public static List<String> ids() {
    return ALL.stream().map(rule -> rule.about().id()).toList();
  }

  /** The rule of this id. */
  public static Optional<Rule> of(String id) {
    return ALL.stream().filter(rule -> rule.about().id().equals(id)).findFirst();
  }
}
