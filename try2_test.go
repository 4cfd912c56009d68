package tifa

import ("testing";"context";"fmt";"tifa/models";"tifa/corpus/evaluate";"strings")

func TestScores(t *testing.T){
 a,err:=New(Options{}); if err!=nil{t.Fatal(err)}
 gold,err:=evaluate.ReadGold("corpus/gold"); if err!=nil{t.Fatal(err)}
 for _,lang:=range []string{"en","zh"} {
  var gs []evaluate.Gold
  for _,g:=range gold { if strings.HasPrefix(g.ID,lang) {gs=append(gs,g)}}
  c,err:=evaluate.Run(context.Background(),gs,a.Annotate); if err!=nil{t.Fatal(err)}
  fmt.Println(lang); fmt.Print(evaluate.Table(c))
 }
 for _,g:=range gold {
  d,_:=a.Annotate(context.Background(),&models.Document{ID:g.ID,Text:g.Text,Date:g.Date,Lang:models.Lang(g.Lang)})
  m,s:=evaluate.Differences(g,d)
  fmt.Println("==",g.ID); for _,x:=range m {fmt.Println("  missed",x)}; for _,x:=range s {fmt.Println("  SPURIOUS",x)}
 }
}
