package dev.lockstep.registry.schema;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every keyword, where it proves, where it refutes, and where it leaves it open. */
final class KeywordsTest {
  @ParameterizedTest(name = "{0}: {1} => {2}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "compatible   | {'type':'integer'} | {'type':'number'}",
        "incompatible | {'type':'number'} | {'type':'integer'}",
        "unknown      | {'type':'number','multipleOf':2} | {'type':'integer'}",
        "unknown      | {'type':'any'} | {'type':'string'}",
        "compatible   | {'enum':[1,'a']} | {'type':['number','string']}",
        "compatible   | {'enum':[1]} | {'enum':[1.0,2]}",
        "incompatible | {'enum':[1,2]} | {'enum':[1]}",
        "unknown      | {'enum':[1]} | {'enum':[]}",
        "compatible   | {'minimum':3} | {'minimum':3,'exclusiveMinimum':false}",
        "incompatible | {'minimum':3} | {'minimum':3,'exclusiveMinimum':true}",
        "unknown      | {'minimum':3} | {'exclusiveMinimum':3}",
        "compatible   | {'maximum':3} | {'maximum':3.00000000000000000001}",
        "incompatible | {'maximum':3.00000000000000000001} | {'maximum':3}",
        "compatible   | {'type':'integer','minimum':0.5,'maximum':1.5} | {'enum':[1]}",
        "compatible   | {'multipleOf':6} | {'multipleOf':3}",
        "compatible   | {'allOf':[{'multipleOf':4},{'multipleOf':6}]} | {'multipleOf':12}",
        "incompatible | {'multipleOf':3} | {'multipleOf':6}",
        "unknown      | {'multipleOf':2} | {'multipleOf':0.0001}",
        "unknown      | {'multipleOf':2} | {'multipleOf':0}",
        "compatible   | {'minLength':2} | {'minLength':1}",
        "incompatible | {'minLength':1} | {'minLength':2}",
        "compatible   | {'maxLength':1} | {'maxLength':2}",
        "incompatible | {'maxLength':2} | {'maxLength':1}",
        "unknown      | {'maxLength':2} | {'maxLength':-1}",
        "compatible   | {'pattern':'^a{2}$'} | {'minLength':2,'maxLength':2}",
        "compatible   | {'pattern':'^ab'} | {'pattern':'^a'}",
        "compatible   | {'pattern':'^[0-9]+$'} | {'pattern':'^[0-9a-f]+$'}",
        "incompatible | {'pattern':'^[0-9a-f]+$'} | {'pattern':'^[0-9]+$'}",
        "incompatible | {'pattern':'a'} | {'pattern':'^a'}",
        "unknown      | {'pattern':'^a'} | {'pattern':'^(?=a)'}",
        "compatible   | {'type':'string','format':'email'} | {'type':'string'}",
        "compatible   | {'format':'email','minLength':1} | {'format':'email'}",
        "unknown      | {'type':'string'} | {'type':'string','format':'email'}",
      })
  void valuesOfDraft4AreComparedExactly(String answer, String older, String newer) {
    assertThat(Pairs.word(Dialect.DRAFT_4, older, newer)).isEqualTo(answer);
  }

  @ParameterizedTest(name = "{0}: {1} => {2}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "incompatible | {'type':'string','format':'date-time'} | {'type':'integer'}",
        "incompatible | {'format':'date'} | {'format':'date','maxLength':5}",
        "compatible   | {'not':{'enum':[[]]}} | {'minItems':1}",
        "compatible   | {'items':{'type':'integer'}} | {'items':{'type':'number'}}",
        "incompatible | {'items':{'type':'number'}} | {'items':{'type':'integer'}}",
        "unknown      | {'items':{'type':'number'}} | {'items':3}",
        "compatible   | {'items':[{'type':'null'}]} | {'items':[{'type':['null','array']}]}",
        "incompatible | {'items':[{}]} | {'items':[{}],'additionalItems':false}",
        "compatible   | {'items':[{}],'additionalItems':false} | {'maxItems':1}",
        "compatible   | {'minItems':2} | {'minItems':1}",
        "incompatible | {'minItems':1} | {'minItems':2}",
        "compatible   | {'maxItems':1} | {'uniqueItems':true}",
        "incompatible | {'maxItems':2} | {'uniqueItems':true}",
        "compatible   | {'uniqueItems':true,'items':{'type':'boolean'}} | {'maxItems':2}",
        "incompatible | {'uniqueItems':true,'items':{'type':'boolean'}} | {'maxItems':1}",
      })
  void listsOfDraft4AreComparedExactly(String answer, String older, String newer) {
    assertThat(Pairs.word(Dialect.DRAFT_4, older, newer)).isEqualTo(answer);
  }

  @ParameterizedTest(name = "{0}: {1} => {2}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "compatible   | {'properties':{'a':{'enum':[1]}}} | {'properties':{'a':{'minimum':1}}}",
        "incompatible | {'properties':{'a':{}}} | {'properties':{'a':{'minimum':1}}}",
        "compatible   | {'properties':{'a':{}},'additionalProperties':false} | {'maxProperties':1}",
        "incompatible | {'properties':{'a':{}}} | {'maxProperties':1}",
        "compatible   | {'patternProperties':{'^a':{'minimum':2}}} |"
            + " {'properties':{'ab':{'minimum':1}}}",
        "incompatible | {'patternProperties':{'^a':{}}} |"
            + " {'patternProperties':{'a$':{'enum':[1]}}}",
        "unknown      | {} | {'patternProperties':{'(?!a)b':{'enum':[1]}}}",
        "compatible   | {'required':['a','b']} | {'required':['a']}",
        "incompatible | {'required':['a']} | {'required':['a','b']}",
        "unknown      | {'required':['a']} | {'required':true}",
        "compatible   | {'required':['a','b']} | {'minProperties':2}",
        "incompatible | {'type':'object'} | {'minProperties':1}",
        "compatible   | {'dependencies':{'a':['b']},'required':['a']} | {'required':['b']}",
        "incompatible | {'dependencies':{'a':['b']}} | {'required':['b']}",
        "compatible   | {'dependencies':{'a':{'minProperties':3}}} |"
            + " {'dependencies':{'a':{'minProperties':2}}}",
        "unknown      | {} | {'dependencies':{'a':'b'}}",
      })
  void objectsOfDraft4AreComparedExactly(String answer, String older, String newer) {
    assertThat(Pairs.word(Dialect.DRAFT_4, older, newer)).isEqualTo(answer);
  }

  @ParameterizedTest(name = "{0}: {1} => {2}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "compatible   | {'allOf':[{'minimum':1},{'maximum':1},{'type':'number'}]} | {'enum':[1]}",
        "compatible   | {'anyOf':[{'minimum':1},{'minimum':2}]} | {'minimum':1}",
        "incompatible | {'anyOf':[{'minimum':1},{'minimum':0}]} | {'minimum':1}",
        "compatible   | {'oneOf':[{'type':'integer'},{'type':'string'}]} |"
            + " {'type':['integer','string']}",
        "incompatible | {'anyOf':[{'minimum':1},{'maximum':3}]} |"
            + " {'oneOf':[{'minimum':1},{'maximum':3}]}",
        "compatible   | {'not':{'type':['string','null']}} | {'not':{'type':'string'}}",
        "incompatible | {'not':{'type':'string'}} | {'not':{'type':['string','null']}}",
        "unknown      | {} | {'const':1}",
        "unknown      | {'type':'integer'} | {'type':'integer','x-range':'narrow'}",
        "compatible   | {'type':'integer','title':'a','default':3} | {'type':'integer'}",
      })
  void combinedSchemasOfDraft4AreComparedExactly(String answer, String older, String newer) {
    assertThat(Pairs.word(Dialect.DRAFT_4, older, newer)).isEqualTo(answer);
  }

  @ParameterizedTest(name = "{0}: {1} => {2}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "compatible   | {'type':'number','multipleOf':2} | {'type':'integer'}",
        "compatible   | {'const':1} | {'exclusiveMinimum':0}",
        "incompatible | {'minimum':0} | {'exclusiveMinimum':0}",
        "unknown      | {'minimum':0} | {'minimum':0,'exclusiveMinimum':true}",
        "compatible   | false | {'type':'string'}",
        "incompatible | true | {'type':'string'}",
        "compatible   | {'contains':{'const':1},'maxItems':1} | {'items':{'const':1}}",
        "incompatible | {'contains':{'const':1}} | {'items':{'const':1}}",
        "compatible   | {'items':{'const':1},'minItems':1} | {'contains':{'minimum':0}}",
        "compatible   | {'propertyNames':{'maxLength':1}} | {'propertyNames':{'maxLength':2}}",
        "incompatible | {'propertyNames':{'maxLength':2}} | {'propertyNames':{'maxLength':1}}",
        "compatible   | {'propertyNames':{'enum':['a','b']}} | {'maxProperties':2}",
        "incompatible | {'propertyNames':{'enum':['a','b']}} | {'maxProperties':1}",
        "compatible   | {'if':{'minimum':5},'then':{'multipleOf':4},'else':{'multipleOf':2}} |"
            + " {'multipleOf':2}",
        "incompatible | {'if':{'minimum':5},'then':{'multipleOf':4},'else':{'multipleOf':2}} |"
            + " {'multipleOf':4}",
        "compatible   | {'$ref':'#/definitions/a','type':'null','definitions':{'a':{'const':1}}} |"
            + " {'type':'integer'}",
        "unknown      | {'minItems':1} | {'minContains':2,'contains':true}",
        "unknown      | {'$ref':'other.json'} | {'type':'integer'}",
        "unknown      | {'$schema':'urn:mine'} | {'type':'integer'}",
        "compatible   | {'$schema':'http://json-schema.org/draft-04/schema#','minimum':1,"
            + "'exclusiveMinimum':true} | {'exclusiveMinimum':1}",
      })
  void draft7IsComparedExactly(String answer, String older, String newer) {
    assertThat(Pairs.word(Dialect.DRAFT_7, older, newer)).isEqualTo(answer);
  }

  @ParameterizedTest(name = "{0}: {1} => {2}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "compatible   | {'prefixItems':[{'const':1}],'items':false} | {'maxItems':1}",
        "incompatible | {'prefixItems':[{'const':1}]} | {'items':{'const':1}}",
        "unknown      | {} | {'items':[{'const':1}]}",
        "compatible   | {'contains':{'const':1},'minContains':2} | {'minItems':2}",
        "incompatible | {'contains':{'const':1},'minContains':2} | {'minItems':3}",
        "compatible   | {'contains':{'const':1},'minContains':2,'maxContains':1} |"
            + " {'not':{'type':'array'}}",
        "incompatible | {'contains':true,'minContains':0} | {'minItems':1}",
        "compatible   | {'contains':{'const':1},'maxContains':1} |"
            + " {'contains':{'const':1},'maxContains':2}",
        "compatible   | {'dependentRequired':{'a':['b']},'required':['a']} | {'required':['b']}",
        "incompatible | {'dependentRequired':{'a':['b']}} | {'required':['b']}",
        "compatible   | {'dependentSchemas':{'a':{'required':['b']}}} |"
            + " {'dependentRequired':{'a':['b']}}",
        "unknown      | {} | {'dependencies':{'a':['b']}}",
        "incompatible | {'$ref':'#/$defs/a','$defs':{'a':{'type':'number'}},'minimum':1} |"
            + " {'minimum':2}",
        "compatible   | {'$ref':'#/$defs/a','$defs':{'a':{'type':'number'}},'minimum':1} |"
            + " {'minimum':1}",
        "compatible   | {'$ref':'#x','$defs':{'a':{'$anchor':'x','type':'number'}}} |"
            + " {'type':'number'}",
        "compatible   | {'properties':{'a':{}},'unevaluatedProperties':false} |"
            + " {'maxProperties':1}",
        "unknown      | {'type':'object'} |"
            + " {'allOf':[{'properties':{'a':{}}}],'unevaluatedProperties':false}",
        "compatible   | {'allOf':[{'properties':{'a':{}}}],'unevaluatedProperties':false,"
            + "'type':'object'} | {'type':'object'}",
        "compatible   | {'prefixItems':[true],'unevaluatedItems':false} | {'maxItems':1}",
        "unknown      | {'$dynamicRef':'#a'} | {'type':'string'}",
      })
  void draft2020IsComparedExactly(String answer, String older, String newer) {
    assertThat(Pairs.word(Dialect.DRAFT_2020_12, older, newer)).isEqualTo(answer);
  }

  @ParameterizedTest(name = "{0}: {1} => {2}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "compatible   | {'bsonType':'int'} | {'bsonType':'number'}",
        "compatible   | {'bsonType':'int','minimum':5} | {'bsonType':['int','long'],'minimum':3}",
        "incompatible | {'bsonType':'number'} | {'bsonType':'string'}",
        "unknown      | {'bsonType':'long'} | {'bsonType':'int'}",
        "incompatible | {'bsonType':'number'} | {'bsonType':'int'}",
        "compatible   | {'minimum':5} | {'minimum':3}",
        "unknown      | {} |" + " {'bsonType':['null','bool','number','string','array','object']}",
        "unknown      | {'bsonType':'date'} | {'bsonType':'string'}",
        "compatible   | {'bsonType':'date'} | {'bsonType':['date','timestamp']}",
        "unknown      | {'bsonType':'number'} | {'anyOf':[{'minimum':0},{'maximum':0}]}",
        "unknown      | {'type':'integer'} | {'bsonType':'int'}",
        "unknown      | {'$ref':'#'} | {'bsonType':'object'}",
        "compatible   | {'bsonType':'object','required':['a']} | {'type':'object'}",
      })
  void mongodbKnowsValuesThatJsonCannotWrite(String answer, String older, String newer) {
    assertThat(Pairs.word(Dialect.MONGODB, older, newer)).isEqualTo(answer);
  }
}
